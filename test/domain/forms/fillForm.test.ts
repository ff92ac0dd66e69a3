import { describe, expect, it } from '@jest/globals';
import { fillForm, type PaperLine, type PaperSource, type PaperWords } from '../../../shared/domain/forms/fillForm.ts';
import { policyAt } from '../../shared/packs/policyAt.ts';

const WORDS: PaperWords = {
  act: act => `<${act}>`,
  rating: level => `评价${level}`,
  yes: '是',
  no: '否',
  signed: '已签字',
};

const line = (act: PaperLine['act'], at: string, detail: Record<string, string> = {}): PaperLine => ({
  act,
  at: `${at}T02:00:00.000Z`,
  actorId: `${act}@window`,
  detail,
});

const LINES = [
  line('register', '2026-09-28', { window: '1号窗口', otherCause: '系统故障' }),
  line('accept', '2026-09-28', { reason: '属于受理范围' }),
  line('assign', '2026-09-29', {
    department: '医保局',
    departments: '民政局',
    order: '1、2',
    instruction: '重新核算',
    responsible: '王某',
  }),
  line('receiveOrder', '2026-09-29', { department: '医保局', order: '1' }),
  line('signOrder', '2026-09-29', { order: '1', signer: 'leader' }),
  line('extend', '2026-09-30', { reason: '须外地核实', until: '2026-10-12' }),
  line('hearStep', '2026-09-30', { step: 'acceptEscalation', by: '340800' }),
  line('replyOrder', '2026-10-09', { department: '医保局', order: '1', reply: '已重新核算' }),
  line('complete', '2026-10-10', { result: '退回4500元' }),
  line('giveFeedback', '2026-10-10', { note: '电话告知' }),
  line('rate', '2026-10-11', { level: '5' }),
];

const SOURCE: PaperSource = {
  number: '310117-20260928-0001',
  item: '医疗费用报销',
  demand: '重新结算',
  causes: ['rulesNotMet', 'other'],
  ownerId: 'registrar@310117',
  matterClass: '简易问题',
  dueOn: '2026-10-12',
  reporterName: '张*三',
  reporterPhone: '138****5678',
  lines: LINES,
  extra: {},
  order: 0,
  orderDueOn: null,
};

const values = (
  center: string,
  key: 'form.registration' | 'form.record' | 'form.assignment',
  over: Partial<PaperSource> = {},
) => {
  const form = policyAt(center).terms[key].value;
  return Object.fromEntries(fillForm(form, { ...SOURCE, ...over }, WORDS).map(({ code, value }) => [code, value]));
};

describe('the registration form of Songjiang (SJ-39)', () => {
  it('SJ-40, SJ-41, SJ-42, SJ-43, SJ-44, SJ-45, SJ-49, SJ-51: its first page says who, when, where and what', () => {
    expect(values('310117', 'form.registration')).toMatchObject({
      reporterName: '张*三',
      reporterPhone: '138****5678',
      registeredOn: '2026-09-28',
      window: '1号窗口',
      item: '医疗费用报销',
      causes: expect.stringMatching(/^规则不符合、其他原因/),
      otherCause: '系统故障',
      demand: '重新结算',
    });
  });

  it('SJ-53, SJ-54, SJ-55, SJ-56, SJ-57, SJ-58, SJ-59, SJ-60, SJ-61: its second page says what became of it', () => {
    expect(values('310117', 'form.registration')).toMatchObject({
      registrar: 'register@window',
      handler: '王某',
      accepted: '<accept>',
      acceptReason: '属于受理范围',
      acceptedOn: '2026-09-28',
      completedOn: '2026-10-10',
      departments: '医保局、民政局',
      hasFeedback: '是',
      process: expect.stringContaining('2026-10-10 <complete>（退回4500元）'),
    });
  });

  it('SJ-52, SJ-62: has its two pages, and every field once', () => {
    const filled = fillForm(policyAt('310117').terms['form.registration'].value, SOURCE, WORDS);
    expect(new Set(filled.map(({ page }) => page))).toEqual(new Set([1, 2]));
    expect(new Set(filled.map(({ code }) => code)).size).toBe(filled.length);
    expect(filled.find(({ code }) => code === 'item')).toMatchObject({ official: 'SJ-44', page: 1 });
  });

  it('is empty where nothing has happened yet', () => {
    const young = values('310117', 'form.registration', { lines: LINES.slice(0, 1), item: null });
    expect(young).toMatchObject({
      item: '',
      accepted: '',
      acceptedOn: '',
      completedOn: '',
      departments: '',
      hasFeedback: '否',
    });
  });

  it('leaves out what another level did: the window’s own course is printed', () => {
    expect(values('310117', 'form.registration').process).not.toContain('hearStep');
  });
});

it('LH-42: the ledger of Longhui has its eight fields', () => {
  expect(values('430524', 'form.record')).toMatchObject({
    reporterName: '张*三',
    reporterPhone: '138****5678',
    demand: '重新结算',
    firstReceiver: 'registrar@310117',
    acceptedOn: '2026-09-28',
    process: expect.stringContaining('<replyOrder>（医保局：已重新核算）'),
    ratingOpinion: '评价5',
    completedOn: '2026-10-10',
  });
});

it('WL-88: the record sheet of Wenling has its six columns', () => {
  expect(values('331081', 'form.record')).toMatchObject({
    serialNumber: '310117-20260928-0001',
    recordedOn: '2026-09-28',
    departments: '医保局、民政局',
    situation: '重新结算',
    acceptanceProcess: expect.stringContaining('<accept>'),
    result: '退回4500元',
  });
});

describe('the assignment sheet', () => {
  it('WL-90, WL-91, WL-92, WL-93, WL-95: names its order, department, limit, person, matter and completion', () => {
    expect(values('331081', 'form.assignment', { order: 1, orderDueOn: '2026-10-09' })).toMatchObject({
      orderNumber: '310117-20260928-0001-1',
      assignedOn: '2026-09-29',
      department: '医保局',
      dueOn: '2026-10-09',
      responsiblePerson: '王某',
      task: '重新核算',
      completion: '已重新核算',
    });
  });

  it('WL-94, WL-96, WL-97, WL-98: says which signatures it has, and what the applicant said', () => {
    expect(values('331081', 'form.assignment', { order: 1 })).toMatchObject({
      leaderSignature: '已签字 2026-09-29',
      responsibleSignature: '',
      applicantSignature: '',
      applicantOpinion: '评价5',
    });
  });

  it('LH-29, LH-33: of Longhui says when it was received and why it took longer', () => {
    expect(values('430524', 'form.assignment', { order: 1 })).toMatchObject({
      receivedOn: '2026-09-29',
      repliedOn: '2026-10-09',
      result: '已重新核算',
      extensionReason: '须外地核实',
      extendedDueOn: '2026-10-12',
    });
  });

  it('of another order does not borrow from this one', () => {
    expect(values('331081', 'form.assignment', { order: 2 })).toMatchObject({
      orderNumber: '310117-20260928-0001-2',
      completion: '',
      leaderSignature: '',
    });
  });
});

it('SJ-63: a field that the unit added shows what was filled in, by its printed words', () => {
  const field = {
    code: 'street',
    label: '所在街镇',
    kind: 'choice',
    required: false,
    options: [{ code: 'yy', label: '岳阳街道' }],
  } as const;
  const form = { id: 'x', title: 'x', pages: [{ by: '反映人', fields: [field, { ...field, code: 'free' }] }] };
  const filled = fillForm(form, { ...SOURCE, extra: { street: 'yy', free: ['yy', '其他'] } }, WORDS);
  expect(filled.map(({ value, official }) => [value, official])).toEqual([
    ['岳阳街道', null],
    ['岳阳街道、其他', null],
  ]);
});

it('no form of any pack prints an official field that stays empty whatever happens', () => {
  const signed = ['responsible', 'applicant'].map(signer => line('signOrder', '2026-10-11', { order: '1', signer }));
  const eventful = { lines: [...LINES, ...signed], order: 1, orderDueOn: '2026-10-09' };
  const empty = ['310117', '340882', '430524', '331081', '310109', '420000'].flatMap(center =>
    (['form.registration', 'form.record', 'form.assignment'] as const).flatMap(key => {
      const form = policyAt(center).terms[key].value;
      const source = { ...SOURCE, ...eventful, order: key === 'form.assignment' ? 1 : 0 };
      return fillForm(form, source, WORDS)
        .filter(({ official, value }) => official !== null && value === '')
        .map(({ code }) => `${center} ${key} ${code}`);
    }),
  );
  expect(empty).toEqual([]);
});
