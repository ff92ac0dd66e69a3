import { describe, expect, it } from '@jest/globals';
import { flowOf, type FlowLine, isAnswer } from '../../../shared/domain/case/flow.ts';
import { CASE_ACTS } from '../../../shared/domain/case/lifecycle.ts';

const line = (more: Partial<FlowLine>): FlowLine => ({
  act: 'logAction',
  detail: {},
  raisedTo: '340800',
  askedBy: '340882100',
  ...more,
});

const heard = (step: string, by = '340800') => line({ act: 'hearStep', detail: { step, by } });

describe('the way between two levels (AH-32, N2)', () => {
  it.each([
    ['what goes up', line({ act: 'escalate' }), 'raised sent 340800'],
    ['what arrives from below', line({ act: 'receiveEscalation' }), 'asked sent 340882100'],
    ['what is taken on', line({ act: 'acceptEscalation' }), 'asked taken 340882100'],
    ['what is given back', line({ act: 'returnEscalation' }), 'asked returned 340882100'],
    ['what is decided', line({ act: 'decideEscalation' }), 'asked decided 340882100'],
    ['the same, heard by who asked', heard('acceptEscalation'), 'raised taken 340800'],
    ['and given back', heard('returnEscalation'), 'raised returned 340800'],
    ['and decided', heard('decideEscalation'), 'raised decided 340800'],
  ] as const)('%s', (_what, told, step) => {
    const flow = flowOf(told);
    expect(flow && [flow.side, flow.step, flow.peer].join(' ')).toBe(step);
  });

  it.each([
    ['a decision of a level higher up, where the question went on', heard('decideEscalation', '340000')],
    ['a step that leaves the question as it is', heard('urge')],
    ['a line without the other side', line({ act: 'escalate', raisedTo: null })],
    ['what was heard where nobody was asked', { ...heard('decideEscalation'), raisedTo: null }],
  ])('is not: %s', (_what, told) => expect(flowOf(told)).toBeNull());

  it('is no other act', () => {
    const steps = CASE_ACTS.filter(act => flowOf(line({ act })) !== null);
    expect([...steps].sort()).toEqual([
      ...['acceptEscalation', 'decideEscalation', 'escalate', 'receiveEscalation', 'returnEscalation'],
    ]);
  });

  it('ends with an answer', () =>
    expect((['sent', 'taken', 'returned', 'decided'] as const).map(step => isAnswer({ step }))).toEqual([
      ...[false, false, true, true],
    ]));
});
