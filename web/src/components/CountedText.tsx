import { Input } from 'antd';
import type { ComponentProps } from 'react';
import { TEXT_LIMITS, type TextField } from '../../../shared/domain/case/text.ts';

/** Characters as people count them: 𠮷 is one. */
const lengthOf = (text: string): number => [...text.trim()].length;

type Common = Omit<ComponentProps<typeof Input.TextArea>, 'count' | 'name' | 'rows'>;

interface Props extends Common {
  name: TextField;
  /** More than one line: a box of this many. */
  rows?: number;
}

/** A text with its limit counted as the server counts it. It shows when too much is written and cuts nothing off. */
export function CountedText({ name, rows, ...rest }: Props) {
  const count = {
    max: TEXT_LIMITS[name],
    strategy: lengthOf,
    show: ({ count: n, maxLength }: { count: number; maxLength?: number }) =>
      `${n} / ${maxLength ?? TEXT_LIMITS[name]}`,
  };
  return rows ? (
    <Input.TextArea {...rest} count={count} autoSize={{ minRows: rows, maxRows: rows + 6 }} />
  ) : (
    <Input {...(rest as ComponentProps<typeof Input>)} count={count} />
  );
}
