import { expect } from '@jest/globals';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import type { SubgraphName } from '../../subgraphs/kit/subgraph.ts';
import type { Casework } from './casework.ts';
import type { Who } from './hub.ts';
import { unlessToldLater } from './toldLater.ts';

const SERVICES = Object.keys(SUBGRAPHS) as SubgraphName[];

/** Something that is asked, by somebody. */
export interface Asked {
  who: Who;
  document: string;
  variables?: object;
}

/** How many rows each table of the hub has, and what the files of all levels say. */
export async function stateOf({ hub }: Casework): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  for (const name of SERVICES) {
    const tables = await hub.rows<{ name: string }>(name, `select name from sqlite_master where type = 'table'`);
    for (const { name: table } of tables) {
      const [row] = await hub.rows<{ n: number }>(
        name,
        `select count(*) as n from "${table}" ${unlessToldLater(table)}`,
      );
      state[`${name}.${table}`] = row?.n;
      if (table === 'case_files') state[`${name} files`] = await hub.rows(name, `select * from case_files`);
    }
  }
  return state;
}

/**
 * Expects a refusal that says what it must (code, field, key, article) in Chinese and in English, each with a remedy and
 * nothing left to fill in, and that writes nothing at any level.
 */
export async function expectRefusal(desk: Casework, { who, document, variables }: Asked, refusal: object) {
  const before = await stateOf(desk);
  const chinese = await desk.hub.ask(who, document, variables);
  const english = await desk.hub.ask(who, document, variables, { 'accept-language': 'en' });
  const textsOf = ({ errors = [] }: typeof chinese) => {
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject(refusal);
    return [errors[0]?.message, errors[0]?.extensions.remedy];
  };
  for (const text of textsOf(chinese)) expect(text).toMatch(/[一-龥].*。$/);
  for (const text of textsOf(english)) expect(text).toMatch(/^[A-Z“"].*[a-z].*\.$/);
  expect(JSON.stringify([...textsOf(chinese), ...textsOf(english)])).not.toMatch(/\{\w+\}/);
  expect(await stateOf(desk)).toEqual(before);
}
