import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type EntityManager } from 'typeorm';
import type { DatabasePlace, Tables } from './database.ts';

/**
 * Reads the database of a subgraph beside the hub, running or not, and changes nothing in it. Undefined where there is none
 * yet.
 */
export async function readDatabase<T>(
  place: DatabasePlace,
  name: string,
  entities: Tables['entities'],
  work: (db: EntityManager) => Promise<T>,
): Promise<T | undefined> {
  if (place.kind === 'sqlite' && !existsSync(join(place.folder, `${name}.sqlite`))) return undefined;
  const source = await new DataSource({
    ...(place.kind === 'sqlite'
      ? { type: 'better-sqlite3', database: join(place.folder, `${name}.sqlite`), readonly: true }
      : serverOf(place, name)),
    entities: entities ?? [],
  } as ConstructorParameters<typeof DataSource>[0]).initialize();
  try {
    return await work(source.manager);
  } finally {
    await source.destroy();
  }
}

function serverOf({ kind, url, prefix }: Extract<DatabasePlace, { url: string }>, name: string) {
  const { hostname: host, port, username, password } = new URL(url);
  const login = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { type: kind, host, port: Number(port || 3306), ...login, database: `${prefix}${name}`, timezone: 'Z' };
}
