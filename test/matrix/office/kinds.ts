import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { GuideChangeRow } from '../../../subgraphs/capabilities/kinds/GuideChangeRow.ts';
import { KindRow, MeasureRow } from '../../../subgraphs/capabilities/kinds/KindRows.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { IMPROVERS, reads } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, inArea } from './cells.ts';

describe('a kind of matter', () => {
  const HERE: LevelName[] = ['province', 'city', 'county'];
  const KIND = { province: '1', city: '2', county: '3', township: '4' } as const;
  const idOf = (level: LevelName, part = 'e') => `00000000-0000-4000-8000-0000000000${part}${KIND[level]}`;

  /** One that was confirmed: nobody confirms it again, and its measure is over. */
  beforeAll(async () => {
    for (const level of HERE)
      await world.desk.service(level).database.write(async tx => {
        await tx.insert(KindRow, {
          ...{ id: idOf(level), center: BRANCH[level], item: '字', cause: null, rule: null, pair: null },
          ...{ state: 'confirmed', weight: 1, cases: 8, centers: 1, months: 2, expected: 1, bad: 0, stands: true },
          ...{
            days: {},
            uids: [],
            owner: null,
            ownerDepartment: null,
            lookedAt: '2026-09-01T01:00:00.000Z',
            steps: [],
          },
        });
        await tx.insert(MeasureRow, {
          ...{
            id: idOf(level, 'f'),
            kind: idOf(level),
            rev: 1,
            center: BRANCH[level],
            item: '字',
            cause: null,
            steps: [],
          },
          ...{ owner: null, ownerDepartment: null },
          ...{ what: 'guideChange', term: 'temporary', text: '字', basis: null, from: '2026-01-01' },
          ...{ endsOn: '2026-01-31', permanentOn: null, uids: [] },
        });
        await tx.insert(GuideChangeRow, {
          ...{ id: idOf(level, 'e'), center: BRANCH[level], changes: 'guide', item: '字', itemKey: '字', text: '字' },
          ...{ basis: null, department: '字', from: '2026-01-01', kind: null, state: 'dropped', adoptedOn: null },
          ...{ days: {}, lookedAt: null, steps: [] },
        });
      });
  });
  // they are taken away again, so that what the levels hold is as it was
  afterAll(async () => {
    for (const level of HERE)
      await world.desk.service(level).database.write(async tx => {
        await tx.delete(GuideChangeRow, { id: idOf(level, 'e') });
        await tx.delete(MeasureRow, { id: idOf(level, 'f') });
        await tx.delete(KindRow, { id: idOf(level) });
      });
  });

  it('is read by who watches over the area', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}MatterKinds(center: "${BRANCH[level]}") { edges { cursor } } }`,
          ),
        ),
      inArea('kinds'),
      HERE,
    ));

  it('and its measures are hints for all staff', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}FittingMeasures(item: "字") { text } }`)),
      role => (reads(role, 'library', 'C') ? 'ok' : 'NOT_PERMITTED'),
    ));

  it('has changes of guides, which are read with it', () =>
    compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}GuideChanges(center: "${BRANCH[level]}") { id } }`)),
      inArea('kinds'),
      HERE,
    ));

  it('and a change is drafted by who improves things, at the own center', () =>
    compare(
      async (role, home, level) => {
        const change = 'changes: GUIDE, item: "字", text: "字", department: "字", from: "2026-01-01"';
        const text = `mutation { ${level}DraftGuideChange(change: { ${change} }) { id } }`;
        const code = codeOf(await world.ask(level, at(role, home), text));
        return code === 'FIELD_REQUIRED' ? 'ok' : code; // no case and no kind: that is looked at last
      },
      (role, home, level) => {
        if (home !== level) return 'WRONG_LEVEL';
        return IMPROVERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
      HERE,
    ));

  it.each(['AdoptGuideChange(id: "ID")', 'DropGuideChange(id: "ID", reason: "字")'])(
    '%s is done by who improves things, at the own center',
    act =>
      compare(
        async (role, home, level) => {
          const text = act.replace('ID', idOf(level, 'e'));
          const code = codeOf(await world.ask(level, at(role, home), `mutation { ${level}${text} { id } }`));
          return code === 'GUIDE_CHANGE_STATE' ? 'ok' : code;
        },
        (role, home, level) => {
          if (!reads(role, 'kinds', toArea(home, level))) return 'GUIDE_CHANGE_NOT_FOUND';
          if (home !== level) return 'WRONG_LEVEL';
          return IMPROVERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
        },
        HERE,
      ),
  );

  it.each([
    ['ConfirmKind(id: "ID")', 'KIND_STATE'],
    ['DismissKind(id: "ID", reason: "当事人王建国")', 'LIBRARY_PERSONAL'],
    [
      'TakeMeasure(kind: "ID", measure: { what: DATA_SHARE, term: TEMPORARY, text: "字", from: "2026-01-01" })',
      'FIELD_INVALID',
    ],
    ['ChangeMeasure(id: "MEASURE", act: END, reason: "字")', 'MEASURE_OVER'],
  ])('%s is done by who improves things, at the own center', (act, last) =>
    compare(
      async (role, home, level) => {
        const text = act.replace('ID', idOf(level)).replace('MEASURE', idOf(level, 'f'));
        const code = codeOf(await world.ask(level, at(role, home), `mutation { ${level}${text} { id } }`));
        return code === last ? 'ok' : code; // what comes last changes nothing
      },
      (role, home, level) => {
        if (!reads(role, 'kinds', toArea(home, level)))
          return act.startsWith('Change') ? 'MEASURE_NOT_FOUND' : 'KIND_NOT_FOUND';
        if (home !== level) return 'WRONG_LEVEL';
        return IMPROVERS.includes(role) ? 'ok' : 'NOT_PERMITTED';
      },
      HERE,
    ),
  );
});

describe('a forecast', () => {
  it('N17: is a figure of the area', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}ForecastAhead(center: "${BRANCH[level]}", item: "字") { p50 } }`,
          ),
        ),
      inArea('tally'),
    ));
});
