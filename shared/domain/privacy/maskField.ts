import type { FieldKind } from '../forms/form.ts';
import { maskName, maskPhone } from './mask.ts';

/**
 * What is shown of a field that a unit added to a form (SJ-63): a telephone masked, and the name of who signed. Other fields are
 * shown as they were filled in, to those who may see them at all.
 */
export function maskField(kind: FieldKind, value: string): string {
  if (kind === 'phone') return maskPhone(value);
  return kind === 'signature' ? maskName(value) : value;
}
