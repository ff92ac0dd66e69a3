import { beforeAll, describe, it } from '@jest/globals';
import { LEVELS, type LevelName } from '../../../shared/domain/levels.ts';
import { MeetingRow } from '../../../subgraphs/capabilities/meetings/MeetingRow.ts';
import { at, codeOf, compare, toArea } from '../compare.ts';
import { DECIDERS, HANDERS, KEEPERS, reads, type Role } from '../expected.ts';
import { BRANCH } from '../world.ts';
import { world, inArea } from './cells.ts';

describe('a hand-over note', () => {
  it.each(['WriteHandOver(note: " ")', 'ReceiveHandOver(id: "00000000-0000-4000-8000-000000000000")'])(
    '%s is for who hands over, at the own level',
    act =>
      compare(
        async (role, home, level) => {
          const code = codeOf(await world.ask(level, at(role, home), `mutation { ${level}${act} { id } }`));
          return ['FIELD_REQUIRED', 'HANDOVER_NOT_FOUND'].includes(code) ? 'ok' : code;
        },
        (role, home, level) => {
          if (!HANDERS.includes(role)) return 'NOT_PERMITTED';
          return home === level ? 'ok' : 'WRONG_LEVEL';
        },
      ),
  );

  it('is read by who reads the roster', () =>
    compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}HandOvers(center: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      inArea('duties'),
    ));
});

describe('a meeting', () => {
  const MEETING = { province: 'a', city: 'b', county: 'c', township: 'd' } as const;
  const idOf = (level: LevelName) => `00000000-0000-4000-8000-00000000000${MEETING[level]}`;
  /** What a mutation answers; `instead` is the refusal that comes last, so that nothing is changed. */
  const tried = async (level: LevelName, role: Role, home: LevelName, text: string, instead: string) => {
    const code = codeOf(await world.ask(level, at(role, home), `mutation { ${text} }`));
    return code === instead ? 'ok' : code;
  };

  /** Ended long ago: whoever may act on it is told so. */
  const store = async () => {
    for (const level of LEVELS)
      await world.desk.service(level).database.write(tx =>
        tx.insert(MeetingRow, {
          ...{ id: idOf(level), center: BRANCH[level], day: '2025-09-01', name: '会商', takes: null, slot: null },
          ...{ state: 'closed', departments: [], invited: { departments: [], bodies: [] }, attended: null },
          ...{ minutes: '字', reason: null, cite: null, pack: null, steps: [] },
        }),
      );
  };
  beforeAll(store);

  it('is called by who keeps meetings, at the own center', () =>
    compare(
      (role, home, level) => {
        const meeting = `center: "${BRANCH[level]}", name: "会商", day: "2025-01-01"`;
        return tried(level, role, home, `${level}CallMeeting(meeting: { ${meeting} }) { id }`, 'MEETING_DAY');
      },
      (role, home, level) => {
        if (!KEEPERS.includes(role)) return 'NOT_PERMITTED';
        if (home === level) return 'ok';
        return 'WRONG_LEVEL';
      },
    ));

  it('is read in the own area; a handler has a list at home, of what the own department was invited to', async () => {
    await compare(
      async (role, home, level) =>
        codeOf(
          await world.ask(
            level,
            at(role, home),
            `{ ${level}Meetings(area: "${BRANCH[level]}") { edges { node { id } } } }`,
          ),
        ),
      (role, home, level) => {
        const relation = toArea(home, level);
        if (relation === 'N') return 'OUTSIDE_JURISDICTION';
        if (role === 'handler') return relation === 'C' ? 'ok' : 'NOT_PERMITTED';
        return reads(role, 'meetings', relation) ? 'ok' : 'NOT_PERMITTED';
      },
    );
    await compare(
      async (role, home, level) =>
        codeOf(await world.ask(level, at(role, home), `{ ${level}Meeting(id: "${idOf(level)}") { day } }`)),
      (role, home, level) => (reads(role, 'meetings', toArea(home, level)) ? 'ok' : 'MEETING_NOT_FOUND'),
    );
  });

  const UID = '00000000-0000-4000-8000-000000000000';
  it.each<[string, readonly Role[]]>([
    [`AddToMeeting(id: "ID", uid: "${UID}")`, KEEPERS],
    ['HoldMeeting(id: "ID", present: {})', KEEPERS],
    ['WriteMinutes(id: "ID", minutes: "字")', KEEPERS],
    [`DecideMeetingItem(id: "ID", uid: "${UID}", decision: { decision: "字" })`, DECIDERS],
    [`PutOffMeetingItem(id: "ID", uid: "${UID}", reason: "字")`, KEEPERS],
    [`TakeOffMeetingItem(id: "ID", uid: "${UID}", reason: "字")`, KEEPERS],
    ['CloseMeeting(id: "ID")', KEEPERS],
    ['CancelMeeting(id: "ID", reason: "字")', KEEPERS],
  ])('%s is done by who may, at the own center', (act, roles) =>
    compare(
      (role, home, level) =>
        tried(level, role, home, `${level}${act.replace('ID', idOf(level))} { id }`, 'MEETING_STATE'),
      (role, home, level) => {
        if (!reads(role, 'meetings', toArea(home, level))) return 'MEETING_NOT_FOUND';
        if (!roles.includes(role)) return 'NOT_PERMITTED';
        return home === level ? 'ok' : 'WRONG_LEVEL';
      },
    ),
  );
});
