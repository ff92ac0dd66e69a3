import type { TableColumnOptions } from 'typeorm';

type More = Partial<TableColumnOptions>;

/** Columns for migrations, in the types that SQLite, MariaDB and MySQL share. */
export const text = (name: string, length: number, more: More = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});

export const longText = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'text', ...more });

export const whole = (name: string, more: More = {}): TableColumnOptions => ({ name, type: 'integer', ...more });

export const yesNo = (name: string): TableColumnOptions => ({ name, type: 'boolean' });

/** An instant, as ISO text in UTC: sorts as it reads, the same in every database. */
export const instant = (name: string, more: More = {}): TableColumnOptions => text(name, 24, more);

/** A day in Beijing, YYYY-MM-DD. */
export const day = (name: string, more: More = {}): TableColumnOptions => text(name, 10, more);

/** The number of a line, given by the database. */
export const serial = (name: string): TableColumnOptions => ({
  name,
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
});

export const nullable: More = { isNullable: true };
export const key: More = { isPrimary: true };
