import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  lineStatement,
  rootStatement,
  stampStatement,
  ZERO_HASH,
} from '../../../shared/domain/ledger/canonical.ts';

describe('canonical JSON', () => {
  // the examples of RFC 8785, sections 3.2.2 and 3.2.3, without their fractions
  it.each([
    [{ b: 2, a: 1, '': 0 }, '{"":0,"a":1,"b":2}'],
    [{ literals: [null, true, false] }, '{"literals":[null,true,false]}'],
    [
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    ['第一行\n"引号"\\', '"第一行\\n\\"引号\\"\\\\"'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    ['\ud800', '"\\ud800"'],
  ])('is one text for one value: %j', (value, text) => expect(canonicalJson(value)).toBe(text));

  it.each([[0.5], [2 ** 53], [Number.NaN], [undefined], [1n], [() => 1]])('refuses what no ledger holds: %p', value =>
    expect(() => canonicalJson(value)).toThrow(RangeError),
  );

  it('is the same after a way through a database, and whatever the order of the members', () => {
    const detail = fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(detail, given => {
        const back = JSON.parse(JSON.stringify(given)) as object;
        const turned = Object.fromEntries(Object.entries(given).reverse());
        expect(canonicalJson(back)).toBe(canonicalJson(given));
        expect(canonicalJson(turned)).toBe(canonicalJson(given));
        expect(JSON.parse(canonicalJson(given))).toEqual(back);
      }),
    );
  });
});

const LINE = {
  ...{
    level: 'county',
    no: 1,
    uid: 'u',
    center: '340882',
    origin: '340882',
    act: 'register',
    from: null,
    to: 'registered',
  },
  ...{ at: '2026-09-28T01:30:00.000Z', actorId: 'a', role: null, actorCenter: '340882' },
  ...{ detailHash: 'd', chainedAt: null, prevHash: ZERO_HASH },
};
const ROOT = {
  ...{ level: 'county', center: '340882', day: '2026-09-28', count: 1, firstSeq: 1, lastSeq: 1 },
  ...{ tree: 't', prevRoot: ZERO_HASH },
};
const STAMP = { witness: 'city', level: 'county', center: 'c', day: 'd', root: 'r', witnessedAt: 'w' };

describe('a statement', () => {
  it.each([
    ['line/1', LINE, lineStatement as (facts: object) => string],
    ['root/1', ROOT, rootStatement as (facts: object) => string],
    ['countersignature/1', STAMP, stampStatement as (facts: object) => string],
  ])('%s says every fact and what it is, and nothing that a row has besides', (doudi, facts, state) => {
    expect(JSON.parse(state({ ...facts, position: 7, hash: 'x' }))).toEqual({ doudi, ...facts });
    for (const name of Object.keys(facts)) expect(state({ ...facts, [name]: 'changed' })).not.toBe(state(facts));
  });
});
