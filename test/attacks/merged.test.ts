import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, execute, type ExecutionResult, parse, validate } from 'graphql';
import { openSupergraph, type Supergraph } from '../../gateway/supergraph.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { nullsOf } from '../gateway/differential/nullsOf.ts';
import { campaign, HOURS, prototypes, SEED, times } from './campaign.ts';
import { writeQuery } from './grammar.ts';
import { answerField } from './merged.ts';

const read = (name: string) => readFileSync(join(PROJECT_ROOT, `schema/${name}.graphql`), 'utf8');
const api = buildSchema(read('api'));

let supergraph: Supergraph;
let steps = 0;
beforeAll(async () => {
  supergraph = await openSupergraph(read('supergraph'), {
    getSubgraphExecutor: ({ name }) => {
      const schema = buildSchema(read(name), { assumeValidSDL: true });
      return async ({ document, variables = {} }) => {
        steps += 1;
        return execute({ schema, document, variableValues: variables, fieldResolver: answerField });
      };
    },
  });
});
afterAll(() => supergraph?.stop());

const codesOf = (errors: NonNullable<ExecutionResult['errors']>): string[] =>
  [...new Set(errors.map(({ message, extensions }) => String(extensions.code ?? message)))].sort();

describe('documents written by chance, over subgraphs that answer everything', () => {
  it(
    `are answered as graphql-js answers them on one schema, ${times(150, 40_000)} times from seed ${SEED}`,
    async () => {
      const before = prototypes();
      let [asked, withErrors] = [0, 0];
      steps = 0;
      const tried = await campaign('merged', [150, 40_000], async chance => {
        const text = writeQuery(api, chance, '340882');
        const document = parse(text, { noLocation: true });
        if (validate(api, document, undefined, { maxErrors: 1, hideSuggestions: true }).length > 0) return;
        asked += 1;
        const whole = await execute({ schema: api, document, fieldResolver: answerField });
        const operation = { document, operationType: 'query' as const };
        const pieced = (await supergraph.run({
          ...operation,
          context: { principal: null, headers: {}, language: 'en' },
        })) as ExecutionResult;
        if (whole.errors) withErrors += 1;
        const said = ({ data, errors = [] }: ExecutionResult) => {
          const plain: unknown = JSON.parse(JSON.stringify(data));
          return { text, data: plain, nulls: nullsOf(plain, errors), codes: codesOf(errors) };
        };
        expect(said(pieced)).toEqual(said(whole));
      });
      // most documents need several steps, and some meet a refusal
      expect(asked).toBeGreaterThan(tried / 2);
      expect(steps).toBeGreaterThan(asked);
      expect(withErrors).toBeGreaterThan(asked / 20);
      expect(prototypes()).toBe(before);
    },
    HOURS,
  );
});
