import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readNotice, withNotice } from '../../shared/calendar/loadCalendar.ts';
import { firmUp } from '../../subgraphs/capabilities/calendar/loadNotice.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { startTestHub, type TestHub } from '../testkit/hub.ts';
import { PEOPLE, register } from '../testkit/people.ts';

/** Monday noon in Beijing, so late in the year that seven working days reach into the next. */
const NOW = new Date('2026-12-28T04:00:00.000Z');

/** A plausible notice: New Year is off, and the Sunday after is worked. */
const NEXT_YEAR = readNotice({
  year: 2027,
  papers: ['国办发明电〔2026〕0号（测试）'],
  days: [
    ...['2027-01-01', '2027-01-02', '2027-01-03'].map(date => ({ name: '元旦', date, isOffDay: true })),
    ...['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12', '2027-02-06'].map(date => ({
      name: '春节',
      date,
      isOffDay: true,
    })),
  ],
});

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub('one process', 'sqlite', {}, { now: () => NOW });
}, 240_000);
afterAll(() => hub?.stop());

const calendarOf = async (center: string, from: string, to: string, who = PEOPLE.county) =>
  hub.ask(who, `{ countyCalendar(center: "${center}", from: "${from}", to: "${to}") { day kind name known } }`);

describe('the calendar of a center', () => {
  it('N4: says of each day what it is to an office, make-up working days included', async () => {
    const { data } = await calendarOf('340882', '2026-10-07', '2026-10-11');
    expect(data.countyCalendar.map(({ day, kind }: { day: string; kind: string }) => [day.slice(5), kind])).toEqual([
      ['10-07', 'HOLIDAY'],
      ['10-08', 'WORKDAY'],
      ['10-09', 'WORKDAY'],
      ['10-10', 'MAKE_UP_WORKDAY'],
      ['10-11', 'WEEKEND'],
    ]);
  });

  it('says that nobody has published the next year yet', async () => {
    const { data } = await calendarOf('340882', '2026-12-31', '2027-01-01');
    expect(data.countyCalendar.map(({ known }: { known: boolean }) => known)).toEqual([true, false]);
  });

  it('is not known for a center that is not there', async () => {
    const { errors } = await calendarOf('999999', '2026-10-07', '2026-10-11');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CENTER_UNKNOWN', field: 'center' });
  });
});

describe('a notice that comes with a newer release', () => {
  it('N4: firms up what was provisional, once, and writes down what moved', async () => {
    const { uid } = await register(hub, 'county');
    const state = async () => {
      const { data } = await hub.ask(
        PEOPLE.county,
        `{ case(uid: "${uid}") { county { dueOn dueProvisional entries { act details { name text } } } } }`,
      );
      return data.case.county;
    };
    expect(await state()).toMatchObject({ dueOn: '2027-01-06', dueProvisional: true });

    const county = hub.services.get('county') as Service;
    await firmUp(county);
    expect((await state()).entries.map(({ act }: { act: string }) => act)).toEqual(['REGISTER']);

    county.calendar = withNotice(county.calendar, NEXT_YEAR);
    await firmUp(county);
    const firm = await state();
    // 2027-01-01 is a Friday: one working day less, and so the limit ends a day later
    expect(firm).toMatchObject({ dueOn: '2027-01-07', dueProvisional: false });
    const moves = firm.entries.filter(({ act }: { act: string }) => act === 'MOVE_DUE');
    expect(moves.length).toBeGreaterThan(0);

    await firmUp(county);
    expect((await state()).entries).toHaveLength(firm.entries.length);
  });
});
