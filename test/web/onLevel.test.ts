import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLEnumType, print, validate } from 'graphql';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { PROJECT_ROOT } from '../../shared/projectRoot.ts';
import {
  CountyAwaitedAnswersDocument,
  CountyDepartmentsDocument,
  CountyIssueSupervisionDocument,
  CountyPolicyDocument,
  CountySupervisionOrderDocument,
  CountySupervisionOrdersDocument,
} from '../../web/src/gen/graphql.ts';
import { actOn, type ButtonAct, isButtonAct, registerOn } from '../../web/src/lib/api/acts.ts';
import { onLevel } from '../../web/src/lib/api/onLevel.ts';
import { ORDER_OPERATIONS } from '../../web/src/features/supervision/orderActs.ts';

const schema = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/api.graphql'), 'utf8'));
const ACTS = (schema.getType('CaseAct') as GraphQLEnumType).getValues().map(({ name }) => name);

/**
 * Births, echoes and what time does have no button among the acts; a look at the reporter has its own beside the name, and files
 * theirs in the list of files.
 */
const NOBODYS = [
  ...['REGISTER', 'RECEIVE_ESCALATION', 'HEAR_STEP', 'WARN', 'BREACH', 'LAPSE', 'MOVE_DUE', 'DEEM_CLOSED'],
  ...['ANONYMISE', 'REVEAL', 'ATTACH', 'OPEN_ATTACHMENT'],
];

/** What a level has no operation for. Nothing stands above a province, and nobody escalates to a township. */
const LACKS: Partial<Record<LevelName, readonly ButtonAct[]>> = {
  province: ['ESCALATE'],
  township: ['ACCEPT_ESCALATION', 'DECIDE_ESCALATION', 'RETURN_ESCALATION'],
};

describe('the operations of the pages', () => {
  it('have one for each act that a person does, so that no button is missing', () => {
    expect(ACTS.filter(act => !isButtonAct(act)).sort()).toEqual([...NOBODYS].sort());
  });

  it.each(LEVELS)('are those of the %s as the API has them', level => {
    const acts = ACTS.filter(isButtonAct).filter(act => !LACKS[level]?.includes(act));
    const asked = [onLevel(CountyPolicyDocument, level), onLevel(CountyDepartmentsDocument, level)];
    const ordered = [
      ...[CountySupervisionOrdersDocument, CountySupervisionOrderDocument, CountyAwaitedAnswersDocument],
      ...[CountyIssueSupervisionDocument, ...Object.values(ORDER_OPERATIONS)],
    ].map(document => onLevel(document as never, level));
    const documents = [...acts.map(act => actOn(act, level)), registerOn(level), ...asked, ...ordered];
    for (const document of documents) expect([print(document), ...validate(schema, document)]).toHaveLength(1);
    expect(documents.map(print).join('\n')).toMatch(new RegExp(`\\b${level}[A-Z]`));
  });

  it.each(Object.entries(LACKS))('are missing at the %s only where the API has none', (level, acts) => {
    for (const act of acts) expect(validate(schema, actOn(act, level as LevelName))).toHaveLength(1);
  });

  it('are the same object each time, as a client that keeps answers by it needs', () => {
    expect(registerOn('city')).toBe(registerOn('city'));
    expect(registerOn('city')).not.toBe(registerOn('township'));
  });
});
