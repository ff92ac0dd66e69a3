import { beijingMinute } from '../clock/workdays.ts';
import type { LevelName } from '../levels.ts';
import type { PaperBlock, PaperCell } from './document.ts';
import { receiptAddress } from './receiptAddress.ts';

/** What the reporter holds of a case: no name, and nobody’s telephone. */
export interface PrintedReceipt {
  level: LevelName;
  number: string;
  /** The code with which the reporter speaks for the case. */
  code: string;
  title: string;
  /** Who took it. */
  unit: string;
  registeredAt: string;
  /** The last day for the answer; null for what has no limit. */
  dueOn: string | null;
  dueProvisional: boolean;
  /** The rule that gave that day, in words. */
  why: string;
  /** The hash of the first line of its ledger; null before there is one. */
  hash: string | null;
}

const cell = (code: string, label: string, value: string, wide: boolean): PaperCell => ({
  ...{ code, label, value, wide, lines: 1 },
});

/** A hash has no place to break a line at, and is wider than its cell. */
const inTwo = (hash: string): string => `${hash.slice(0, 32)}\n${hash.slice(32)}`;

const KEEP = '查询码等同本人：凭编号和查询码即可评价、提出异议或者撤回。请妥善保管，不要转给他人。';

/**
 * How the receipt is used. Where the hub knows its public address, that stands in words and in a code to be scanned; where it does not, no address is
 * made up: the paper says on which page of the platform to type what.
 */
function howTo({ level, number, hash }: PrintedReceipt, publicUrl: string | null): PaperBlock {
  if (publicUrl === null)
    return {
      ...{ kind: 'text', title: '怎样查询和核验' },
      text: [
        '1. 查询进度：在本平台“办到哪了”页面填写编号和查询码，或者到登记窗口查询。',
        ...(hash === null ? [] : ['2. 核验记录：在本平台“回执核验”页面填写编号和回执校验值，可知办理记录是否被改动。']),
        KEEP,
      ].join('\n'),
    };
  const mine = `${publicUrl}#/mine/${number}`;
  return {
    ...{ kind: 'scan', title: '怎样查询和核验' },
    text: hash === null ? mine : receiptAddress(publicUrl, { level, number, hash }),
    words: [
      ...(hash === null ? [] : ['扫描二维码核验：办理记录是否被改动，人人可查，不需要登录。']),
      ...['查询进度：打开下面的网址，填写查询码。', mine, KEEP],
    ].join('\n'),
  };
}

/** The receipt (回执) that the reporter takes home: number, code, by when there is an answer and why then, and how to check it (N3, N12, N13). */
export function layOutReceipt(receipt: PrintedReceipt, publicUrl: string | null): PaperBlock[] {
  const { number, code, title, unit, registeredAt, dueOn, dueProvisional, why, hash } = receipt;
  return [
    {
      kind: 'fields',
      cells: [
        ...[cell('number', '登记编号', number, false), cell('receiptCode', '查询码', code, false)],
        ...[cell('title', '反映事项', title, true), cell('unit', '首接中心', unit, false)],
        cell('registeredAt', '登记时间', beijingMinute(new Date(registeredAt)), false),
        ...(dueOn === null
          ? []
          : [
              cell('dueOn', '办理时限', `${dueOn}${dueProvisional ? '（暂定）' : ''}`, true),
              cell('dueWhy', '时限依据', why, true),
            ]),
        ...(hash === null ? [] : [cell('receiptHash', '回执校验值', inTwo(hash), true)]),
      ],
    },
    howTo(receipt, publicUrl),
  ];
}
