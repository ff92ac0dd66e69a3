import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { POINTS } from '../../gateway/limits/cost.ts';
import { LIMITS, LINES } from '../../gateway/limits/limits.ts';
import { BODY_LIMIT } from '../../shared/readBody.ts';
import { readSettings } from '../../shared/settings.ts';

const text = readFileSync('docs/limits.md', 'utf8');

/** Names in ticks at the beginning of a row, with the number beside them. */
const told = new Map(
  [...text.matchAll(/^\| `([A-Za-z]\w*)` \| (\d+) \|/gm)].map(([, name = '', number]) => [name, Number(number)]),
);

describe('docs/limits.md', () => {
  const { arriveWithinMs, ...lines } = LINES;
  const budgets = Object.entries(readSettings({})).filter(([name]) => name.startsWith('HUB_BUDGET_'));
  const limits = [...Object.entries(LIMITS), ...Object.entries(lines), ...budgets] as [string, number][];

  it.each(limits)('has %s as the code has it', (name, limit) => expect(told.get(name)).toBe(limit));

  it('has no limit that the code has not', () => {
    const known = new Set(limits.map(([name]) => name));
    expect([...told.keys()].filter(name => !known.has(name))).toEqual([]);
  });

  it('says what is not in a table as the code has it', () => {
    expect(text).toContain(`${BODY_LIMIT.toLocaleString('en')} bytes`);
    expect(text).toContain(`${arriveWithinMs / 1000} seconds to arrive`);
    expect(text).toContain(`\`HUB_OPERATION_SECONDS\`, ${readSettings({}).HUB_OPERATION_SECONDS} unless set`);
    expect(text).toContain(`| an object | ${POINTS.object} |`);
    expect(text).toContain(`| a plain field of it | ${POINTS.value} |`);
    expect(text).toContain(`beside its answer | ${POINTS.mutation} |`);
    expect(text).toContain(`from the budget of the address | ${POINTS.strangersAct} |`);
    expect(POINTS.subscription).toBe(POINTS.mutation);
    expect(text).toContain(`by ${POINTS.list} where\nnobody says`);
  });
});
