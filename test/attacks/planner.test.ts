import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { errorsOf, openAdmission } from '../../gateway/limits/admit.ts';
import { LIMITS } from '../../gateway/limits/limits.ts';
import { countComparisons } from '../../gateway/limits/merges.ts';
import { scan } from '../../gateway/limits/scan.ts';
import { measure } from '../../gateway/limits/shape.ts';
import { isErrorCode } from '../../shared/domain/errors.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import { cpuMs, LONG, prototypes, times } from './campaign.ts';
import { type Attack, KINDS } from './planner.ts';

const schema = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));
const RULES = {
  adhoc: true,
  manifest: new Map<string, string>(),
  budgets: { person: 0, integrator: 0, center: 0, address: 0 },
  trustProxy: 0,
  operationSeconds: 20,
};
const SIZES = times(20, 200);
/** What one document may take of a processor, in milliseconds (long form). */
const CPU_MS = 50;

async function codeOf(attack: Attack, developer = false): Promise<string> {
  const { admit } = openAdmission(schema, { ...RULES, developer });
  try {
    await admit({ query: attack.text, variables: attack.variables ?? {} }, { principal: null, address: '::1' });
    return 'admitted';
  } catch (refusal) {
    return String(errorsOf(refusal)[0]?.extensions.code);
  }
}

/** The steps that the checks take before graphql-js is let near the document; undefined where one of them refuses it. */
function steps(text: string): { tokens: number; visited: number; comparisons: number } | undefined {
  try {
    const tokens = scan(text);
    const document = parse(text);
    const { cyclic, visited } = measure(document);
    return { tokens, visited, comparisons: cyclic ? 0 : countComparisons(document) };
  } catch {
    return undefined;
  }
}

describe.each(Object.entries(KINDS))('%s', (_kind, make) => {
  it(`is let in or refused with a code, at ${SIZES} sizes, and changes no prototype`, async () => {
    const before = prototypes();
    const codes = new Set<string>();
    for (let size = 1; size <= SIZES; size += 1) codes.add(await codeOf(make(size)));
    for (const code of codes) expect([code, code === 'admitted' || isErrorCode(code)]).toEqual([code, true]);
    // whatever multiplies is stopped before its largest
    expect(await codeOf(make(200))).not.toBe('admitted');
    expect(prototypes()).toBe(before);
  });

  it('is looked at no more often than it has words', () => {
    for (let size = 1; size <= SIZES; size += 1) {
      const taken = steps(make(size).text);
      if (!taken) continue;
      expect(taken.visited).toBeLessThanOrEqual(taken.tokens);
      expect(taken.comparisons).toBeLessThanOrEqual(LIMITS.comparisons);
    }
  });

  if (!LONG) return;
  it(`takes at most ${CPU_MS} ms of a processor`, async () => {
    const slowest = { size: 0, ms: 0 };
    for (let size = 1; size <= SIZES; size += 1) {
      const attack = make(size);
      const again = { text: `${attack.text} ` };
      const { documents } = openAdmission(schema, { ...RULES, developer: true });
      documents.read('{ __typename }');
      // the shorter of two runs: the other one may have paid for somebody's garbage
      const ms = Math.min(...[attack, again].map(({ text }) => cpuMs(() => void documents.read(text))));
      if (ms > slowest.ms) Object.assign(slowest, { size, ms });
    }
    console.log(`${_kind}: at most ${slowest.ms.toFixed(1)} ms, at size ${slowest.size}`);
    expect(slowest.ms).toBeLessThanOrEqual(CPU_MS);
  });
});
