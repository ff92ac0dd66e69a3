import type { EntityManager } from 'typeorm';

/** A table of counters: its columns, the last of which is the number; the others are its key. */
export interface CounterTable {
  name: string;
  key: readonly string[];
  number: string;
}

/** The key of a counter, in the order of the table’s columns, and what is added to it. */
export type Addition = readonly [...key: string[], by: number];

/** As many rows as fit into one statement of every database, with a few columns each. */
const AT_ONCE = 200;

/**
 * Adds to counters, in the caller’s transaction; one that is not there begins with what is added. One statement for many counters,
 * and the database adds, so that nobody’s addition is lost. Writers that name their counters in the same order do not wait
 * for each other in a circle.
 */
export async function addUp(
  tx: EntityManager,
  { name, key, number }: CounterTable,
  additions: readonly Addition[],
): Promise<void> {
  const onServer = tx.connection.options.type !== 'better-sqlite3';
  const known = onServer
    ? `on duplicate key update ${number} = ${number} + values(${number})`
    : `on conflict (${key.join(', ')}) do update set ${number} = ${name}.${number} + excluded.${number}`;
  const marks = `(${[...key, number].map(() => '?').join(', ')})`;
  for (let i = 0; i < additions.length; i += AT_ONCE) {
    const some = additions.slice(i, i + AT_ONCE);
    await tx.query(
      `insert into ${name} (${[...key, number].join(', ')}) values ${some.map(() => marks).join(', ')} ${known}`,
      some.flat(),
    );
  }
}
