import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { DatabasePlace } from './database.ts';

/**
 * Reads the database of a subgraph beside the processes that work in it: nothing is locked, brought up to date or made.
 * What has no database yet is not looked into.
 */
export async function lookInto(
  place: DatabasePlace,
  name: string,
  look: (source: DataSource) => Promise<void>,
): Promise<void> {
  const source = sourceOf(place, name);
  if (!source) return;
  try {
    await source.initialize();
    await look(source);
  } catch (fault) {
    if ((fault as { code?: string }).code !== 'ER_BAD_DB_ERROR') throw fault;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

function sourceOf(place: DatabasePlace, name: string): DataSource | undefined {
  if (place.kind === 'sqlite') {
    const database = join(place.folder, `${name}.sqlite`);
    return existsSync(database) ? new DataSource({ type: 'better-sqlite3', database, readonly: true }) : undefined;
  }
  const { hostname: host, port, username, password } = new URL(place.url);
  return new DataSource({
    type: place.kind,
    host,
    port: Number(port || 3306),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: `${place.prefix}${name}`,
  });
}
