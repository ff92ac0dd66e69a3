import type { TestHub, Who } from './hub.ts';

/** People along one branch of the tree: 梅城镇, 潜山市, 安庆市, 安徽省; and one from elsewhere. */
export const PEOPLE = {
  township: ['coordinator', '340882100'],
  county: ['supervision-section', '340882'],
  city: ['efficiency-officer', '340800'],
  province: ['provincial-officer', '340000'],
  stranger: ['supervision-section', '341322'],
} as const satisfies Record<string, Who>;

export type Level = 'township' | 'county' | 'city' | 'province';

const pascal = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const PACKET = { tried: '已联系医院', question: '能否重新结算?', authorityWanted: '医保部门裁定' };

/** What a mutation answers about the file. */
export interface FileNow {
  uid: string;
  number: string;
  state: string;
  acts: string[];
}

const FILE = 'uid number state acts';

/** Registers a case at a level's demo center, or at another one of that level. */
export async function register(
  hub: TestHub,
  level: Level,
  more: object = {},
  who: Who = ['registrar', PEOPLE[level][1]],
): Promise<FileNow> {
  const input = { title: '“五保”人员医保报销偏低', item: '医疗费用报销', causes: ['RULES_NOT_MET'], ...more };
  const field = `${level}RegisterCase`;
  const { data, errors } = await hub.ask(
    who,
    `mutation ($input: RegisterCaseInput!) { ${field}(input: $input) { ${FILE} } }`,
    { input },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[field] as FileNow;
}

const WORDS: Record<string, string> = {
  AcceptCase: '',
  RefuseCase: ', reason: "已在法院审理", exclusion: "litigation", route: "请向受理案件的法院提出"',
  LogAction: ', action: HOME_VISIT, note: "上门看望反映人"',
  AssignCase: ', department: "医疗保障局"',
  ReplyOrder: ', reply: "已重新核算，同意退回4500元"',
  CompleteCase: ', result: "已退回4500元"',
  GiveFeedback: ', note: "电话告知反映人"',
  EscalateCase: `, packet: { tried: "${PACKET.tried}", question: "${PACKET.question}", authorityWanted: "${PACKET.authorityWanted}" }`,
  AcceptEscalation: '',
  DecideEscalation: ', decision: "同意重新结算"',
  ReturnEscalation: ', instruction: "请先核对费用清单"',
};

/** The document of an act at a level on a case. */
export const actText = (level: Level, act: string, uid: string): string =>
  `mutation { ${level}${pascal(act)}(uid: "${uid}"${WORDS[pascal(act)] ?? ''}) { ${FILE} } }`;

/** Does an act at a level as its person, or throws what the hub said. */
export async function act(
  hub: TestHub,
  level: Level,
  name: string,
  uid: string,
  who: Who = PEOPLE[level],
): Promise<FileNow> {
  const { data, errors } = await hub.ask(who, actText(level, name, uid));
  if (errors) throw new Error(`${level} ${name}: ${JSON.stringify(errors)}`);
  return data[`${level}${pascal(name)}`] as FileNow;
}
