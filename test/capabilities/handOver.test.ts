import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Casework } from '../testkit/casework.ts';
import { askAs, codeOf, daysText, type Person, planText } from '../testkit/duties.ts';
import type { Answer } from '../testkit/hub.ts';

const COUNTY = '340882';
const BOSS: Person = ['boss', 'center-head', COUNTY];
const LI: Person = ['li', 'registrar', COUNTY];
const WANG: Person = ['wang', 'registrar', COUNTY];
const STRANGER: Person = ['hu', 'registrar', '340881'];

let desk: Casework;
beforeAll(async () => {
  desk = await Casework.start('2026-10-12T09:30');
}, 240_000);
afterAll(() => desk?.stop());

const ask = (who: Person, query: string): Promise<Answer> => askAs(desk.hub, who, query);
const FIELDS = 'id person role duty note cases { uid } receivedBy receivedAt';
const write = (more = '') =>
  `mutation { note: countyWriteHandOver(note: "等医院回电13812345678"${more}) { ${FIELDS} } }`;
const receive = (id: string) => `mutation { note: countyReceiveHandOver(id: "${id}") { ${FIELDS} } }`;

interface Note {
  id: string;
  [field: string]: unknown;
}

describe('LH-20: a hand-over note', () => {
  let note: Note;

  it('lists by itself the open cases of who leaves, and no others', async () => {
    const register = async (who: Person): Promise<string> => {
      const input = `{ title: "医保报销", item: "医保", causes: [RULES_NOT_MET] }`;
      const answer = await ask(who, `mutation { file: countyRegisterCase(input: ${input}) { uid } }`);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return (answer.data.file as { uid: string }).uid;
    };
    const mine = await register(LI);
    await register(WANG);
    const closed = await register(LI);
    const over = await ask(LI, `mutation { countyWithdrawCase(uid: "${closed}", reason: "已解决") { uid } }`);
    expect(codeOf(over)).toBe('ok');
    // LH-08, LH-41: the own ledger has the same, whoever else is at the window
    const ledger = (who: Person, filter: string) =>
      ask(
        who,
        `{ center(code: "${COUNTY}") { county { files(first: 9, filter: ${filter}) { edges { node { uid } } } } } }`,
      );
    const own = { edges: [{ node: { uid: mine } }] };
    expect((await ledger(LI, '{ mine: true, open: true }')).data.center.county.files).toEqual(own);
    expect((await ledger(LI, '{ mine: true }')).data.center.county.files.edges).toHaveLength(2);
    expect((await ledger(LI, '{ mine: false }')).data.center.county.files.edges).toHaveLength(3);
    note = (await ask(LI, write())).data.note as Note;
    expect(note).toMatchObject({ person: 'li', role: 'registrar', duty: null, note: '等医院回电****' });
    expect(note).toMatchObject({ cases: [{ uid: mine }], receivedBy: null });
  });

  it('is received by the next, once, and not by who wrote it', async () => {
    expect(codeOf(await ask(LI, receive(note.id)))).toBe('DUTY_SELF');
    expect(codeOf(await ask(STRANGER, receive(note.id)))).toBe('HANDOVER_NOT_FOUND');
    const both = await Promise.all([ask(WANG, receive(note.id)), ask(BOSS, receive(note.id))]);
    expect(both.map(codeOf).sort()).toEqual(['HANDOVER_RECEIVED', 'ok']);
    const { data } = await ask(
      WANG,
      `{ page: countyHandOvers(center: "${COUNTY}") { edges { node { id receivedAt } } } }`,
    );
    expect(data.page).toEqual({ edges: [{ node: { id: note.id, receivedAt: '2026-10-12T01:30:00.000Z' } }] });
  });

  it('names the own duty, and nobody else’s', async () => {
    const plan = await ask(BOSS, planText('li', 'coordinator', COUNTY, daysText('2026-10-12')));
    const { id } = plan.data.duty as { id: string };
    expect(codeOf(await ask(WANG, write(`, duty: "${id}"`)))).toBe('DUTY_NOT_YOURS');
    expect(codeOf(await ask(LI, write(', duty: "00000000-0000-4000-8000-000000000000"')))).toBe('DUTY_NOT_FOUND');
    expect((await ask(LI, write(`, duty: "${id}"`))).data.note).toMatchObject({ duty: id });
  });
});
