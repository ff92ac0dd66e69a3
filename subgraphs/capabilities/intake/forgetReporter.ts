import type { EntityManager } from 'typeorm';
import type { Forgotten, Service } from '../../kit/subgraph.ts';
import { FormValues } from './FormValues.ts';
import { Reporter } from './Reporter.ts';

/** Deletes name, numbers, and what was filled into fields that a unit added: nobody knows what those ask for. */
export async function forgetReporter(tx: EntityManager, _service: Service, uid: string): Promise<Forgotten> {
  const [reporters, formValues] = [await tx.delete(Reporter, { uid }), await tx.delete(FormValues, { uid })];
  return { reporters: reporters.affected ?? 0, formValues: formValues.affected ?? 0 };
}
