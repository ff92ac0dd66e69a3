import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges, composeAll } from '../../schema/compose.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';

describe('the composed schema', () => {
  const files = composeAll();

  it.each(Object.keys(files))('is committed as the code says it: %s', file => {
    expect(readFileSync(join(PROJECT_ROOT, 'schema', file), 'utf8')).toBe(files[file]);
  });

  it('uses nothing but the federation specification, so that any federation router can stand in', () => {
    const links = [...(files['supergraph.graphql'] ?? '').matchAll(/@link\(url: "([^"]+)"/g)].map(([, url]) => url);
    expect(links).toEqual([
      'https://specs.apollo.dev/link/v1.0',
      expect.stringMatching(/^https:\/\/specs\.apollo\.dev\/join\/v0\.\d$/),
    ]);
  });

  it('gives each level its own names, and shares the interface of all', () => {
    const county = files['county.graphql'] ?? '';
    expect(county).toMatch(/type CountyCaseFile implements AnyCaseFile/);
    expect(county).not.toMatch(/(City|Province|Township)CaseFile/);
    expect(files['province.graphql']).not.toMatch(/EscalateCase/);
    expect(files['township.graphql']).not.toMatch(/AcceptEscalation|townshipEscalations/);
  });
});

describe('changes of the API', () => {
  const BEFORE = 'type Query { a: Int b(x: Int): Int }';

  it.each([
    ['a field that is gone', 'type Query { b(x: Int): Int }', "Field 'a' was removed from object type 'Query'"],
    [
      'an argument that has become required',
      'type Query { a: Int b(x: Int!): Int }',
      "Type for argument 'x' on field 'Query.b' changed from 'Int' to 'Int!'",
    ],
    [
      'a field of another type',
      'type Query { a: String b(x: Int): Int }',
      "Field 'Query.a' changed type from 'Int' to 'String'",
    ],
  ])('name %s as breaking', async (_what, after, message) => {
    expect(await breakingChanges(BEFORE, after)).toEqual([message]);
  });

  it('let additions pass', async () => {
    expect(await breakingChanges(BEFORE, 'type Query { a: Int b(x: Int, y: Int): Int c: Int }')).toEqual([]);
  });
});
