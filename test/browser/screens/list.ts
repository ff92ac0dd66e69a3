import type { Sitter } from '../../testkit/desk.ts';
import type { Prepared } from './prepare.ts';

/** What its person does until the screen is there: all by selectors, which are the same in both languages. */
export type Step =
  | { press: string }
  | { type: string; text: string }
  /** An act from the menu of those that are not likely next. */
  | { menu: string }
  /** Brings a part of the page to the top of what scrolls. */
  | { scrollTo: string };

/** One of the twenty-five screens, five for each of five roles. */
export interface Screen {
  /** Also the name of its picture. */
  id: string;
  zh: string;
  en: string;
  /** Null for people without an account. */
  who: Sitter | null;
  /** Behind the address of the hub; `{name}` is of what was prepared. */
  address: string;
  steps?: readonly Step[];
  /** What stands there once it is the screen and not still on its way: every selector is waited for. */
  shows: readonly string[];
  /** Also looked at in large letters (大字版), which the pages of people have. */
  large?: true;
}

/** A text with what was prepared put in: `#/case/{registered}`. */
export const filledIn = (text: string, prepared: Prepared): string =>
  text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = (prepared as unknown as Record<string, string | undefined>)[name];
    if (value === undefined) throw new Error(`nothing was prepared under the name ${name}`);
    return value;
  });

const QIANSHAN = '340882';
const LONGHUI = '430524';
const CLERK: Sitter = { role: 'registrar', center: QIANSHAN };
const HANDLER: Sitter = { role: 'handler', center: QIANSHAN, department: 'market-regulation' };
const SECTION: Sitter = { role: 'supervision-section', center: QIANSHAN };
const OFFICER: Sitter = { role: 'provincial-officer', center: '340000' };

/** The steps by which somebody without an account sees the own case. */
const shownWith = (code: string): Step[] => [
  { type: '#code', text: code },
  { press: '.mine-form button[type=submit]' },
];

const clerk: readonly Screen[] = [
  {
    ...{ id: 'clerk-1-register', zh: '登记台', en: 'Register', who: CLERK, address: '#/register' },
    steps: [
      { type: '#title', text: '老房本丢了，没法过户给女儿' },
      { type: '#item', text: '不动产转移登记' },
      { press: '#causes label:first-child input' },
      { type: '#demand', text: '房本遗失多年，窗口要求登报后等待，想问能否凭登记档案先行补发。' },
    ],
    shows: ['[data-similar]'],
  },
  {
    ...{ id: 'clerk-2-triage', zh: '研判分办', en: 'Triage', who: CLERK, address: '#/case/{registered}' },
    steps: [{ press: '.acts [data-act=TRIAGE]' }],
    shows: ['.act-modal #scope', '.act-modal button[type=submit]'],
  },
  {
    ...{ id: 'clerk-3-ledger', zh: '我的台账', en: 'My ledger', who: CLERK, address: '#/' },
    steps: [{ press: '.list-bar .ant-segmented-item:has([data-narrowing=mine])' }],
    shows: ['.list tr.list-row', '[data-narrowing=mine]'],
  },
  {
    ...{
      id: 'clerk-4-summons',
      zh: '叫办与跟踪',
      en: 'Summons and tracking',
      who: CLERK,
      address: '#/case/{summoned}',
    },
    steps: [{ scrollTo: '.part:has([data-summons])' }],
    shows: ['[data-summons]', '.acts [data-act]'],
  },
  {
    ...{ id: 'clerk-5-feedback', zh: '反馈评价', en: 'Feedback', who: { role: 'registrar', center: LONGHUI } },
    address: '#/',
    steps: [
      { press: '.list-bar .ant-segmented-item:has([data-narrowing=settling])' },
      { press: 'tr[data-row-key="{redone}"] .list-title' },
    ],
    shows: ['.case-body', '.acts [data-act]'],
  },
];

const handler: readonly Screen[] = [
  {
    ...{ id: 'handler-1-inbox', zh: '待办工单', en: 'Inbox', who: HANDLER, address: '#/inbox' },
    shows: ['.inbox-table tr[data-order]'],
  },
  {
    ...{ id: 'handler-2-work', zh: '办理页', en: 'Work page', who: HANDLER, address: '#/inbox/{ordered}' },
    shows: ['.case-body [data-demand]', '.acts [data-act=REPLY_ORDER]'],
  },
  {
    ...{ id: 'handler-3-extension', zh: '延期与容缺', en: 'Extension and conditional acceptance' },
    ...{ who: { role: 'coordinator', center: QIANSHAN }, address: '#/case/{ordered}' },
    steps: [{ menu: 'EXTEND' }],
    shows: ['.act-modal button[type=submit]'],
  },
  {
    ...{ id: 'handler-4-reply', zh: '答复', en: 'Reply' },
    // at 松江 the department itself finishes a case (SJ-28); elsewhere it is the window that first took it
    ...{ who: { role: 'handler', center: '310117', department: 'market-regulation' }, address: '#/inbox/{answered}' },
    steps: [
      { press: '.acts [data-act=COMPLETE]' },
      { type: '.act-modal textarea', text: '已解除错误标记，延续申请当日受理。' },
      { type: '.act-modal .act-list textarea', text: '已查实系统误判，当日恢复申报，已受理。' },
    ],
    shows: ['.act-modal .reply-preview'],
  },
  {
    ...{ id: 'handler-5-record', zh: '我的考核', en: 'My record' },
    ...{ who: { role: 'handler', center: LONGHUI, department: 'market-regulation' }, address: '#/assessment' },
    shows: ['.assess-own', 'tr.list-row'],
  },
];

const supervisor: readonly Screen[] = [
  {
    ...{ id: 'supervisor-1-today', zh: '今日盯办', en: 'Today', who: SECTION, address: '#/' },
    steps: [{ press: '.today-some' }],
    shows: ['.today-tiles', 'tr.list-row'],
  },
  {
    ...{ id: 'supervisor-2-meetings', zh: '提级与会商', en: 'Escalation and meetings' },
    ...{ who: { role: 'reform-office', center: '331081' }, address: '#/meetings' },
    steps: [{ press: '[data-meeting]' }],
    shows: ['.meeting-item, [data-item]'],
  },
  {
    ...{
      id: 'supervisor-3-orders',
      zh: '督办与通报',
      en: 'Supervision orders',
      who: SECTION,
      address: '#/supervision',
    },
    shows: ['tr.list-row'],
  },
  {
    ...{ id: 'supervisor-4-assessment', zh: '考核台账', en: 'Assessment' },
    ...{ who: { role: 'supervision-section', center: LONGHUI }, address: '#/assessment' },
    shows: ['tr.list-row'],
  },
  {
    ...{ id: 'supervisor-5-reports', zh: '月度分析与报表', en: 'Analysis and reports' },
    who: { role: 'supervision-section', center: LONGHUI },
    address: '#/reports',
    shows: ['main h1'],
  },
];

const officer: readonly Screen[] = [
  {
    ...{ id: 'province-1-situation', zh: '全省态势', en: 'The province', who: OFFICER, address: '#/' },
    shows: ['[data-group]', '.stream-row'],
  },
  {
    ...{ id: 'province-2-stream', zh: '提级实时流', en: 'Escalations, live', who: OFFICER, address: '#/' },
    steps: [{ press: '.stream-row[data-uid="{raised}"]' }],
    shows: ['.case-body', '.acts [data-act=ACCEPT_ESCALATION]'],
  },
  {
    ...{ id: 'province-3-kinds', zh: '一类事', en: 'Kinds of matter', who: OFFICER, address: '#/kinds' },
    steps: [{ press: 'tr.list-row .link' }],
    shows: ['.ant-drawer .case-body', '.acts [data-act]'],
  },
  {
    ...{ id: 'province-4-unequal', zh: '同事不同办与拒办依据', en: 'Unequal treatment', who: OFFICER },
    address: '#/refusals',
    steps: [{ press: '.ant-tabs-tab:nth-child(2)' }],
    shows: ['article.pair'],
  },
  {
    ...{ id: 'province-5-quality', zh: '考核与质量', en: 'Fair comparison', who: OFFICER, address: '#/quality' },
    shows: ['[data-expected]', 'tr[data-center]'],
  },
];

const people: readonly Screen[] = [
  {
    ...{ id: 'people-1-report', zh: '我要反映', en: 'Report a matter', who: null, address: '#/report', large: true },
    shows: ['.public-report button[type=submit]'],
  },
  {
    ...{
      id: 'people-2-where',
      zh: '办到哪了',
      en: 'Where it is',
      who: null,
      address: '#/mine/{raisedNumber}',
      large: true,
    },
    steps: shownWith('{raisedCode}'),
    shows: ['.mine-case .mine-status'],
  },
  {
    ...{ id: 'people-3-supply', zh: '补材料', en: 'Supply what is missing', who: null, large: true },
    address: '#/mine/{missingNumber}',
    steps: [...shownWith('{missingCode}'), { scrollTo: '.mine-supply' }],
    shows: ['.mine-supply [data-supply]'],
  },
  {
    ...{ id: 'people-4-result', zh: '结果与评价', en: 'Result and rating', who: null, large: true },
    address: '#/mine/{settledNumber}',
    steps: [
      ...shownWith('{settledCode}'),
      { press: '.mine-acts .ant-btn-primary' },
      { scrollTo: '.mine-case section' },
    ],
    shows: ['.mine-levels'],
  },
  {
    ...{ id: 'people-5-looks', zh: '谁看过', en: 'Who looked', who: null, address: '#/mine/{seenNumber}', large: true },
    steps: [...shownWith('{seenCode}'), { scrollTo: '.mine-looks' }],
    shows: ['.mine-looks tbody tr'],
  },
];

/** The twenty-five screens that people of five roles work with. */
export const SCREENS: readonly Screen[] = [...clerk, ...handler, ...supervisor, ...officer, ...people];
