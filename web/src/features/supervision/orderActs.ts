import type { TypedDocumentNode } from '@apollo/client';
import type { TextField } from '../../../../shared/domain/case/text.ts';
import {
  CountyCancelSupervisionDocument,
  CountyCloseSupervisionDocument,
  CountyRaiseSupervisionDocument,
  CountyReplySupervisionDocument,
  CountySendBackSupervisionDocument,
  type SupervisionAct,
  type SupervisionDetailFragment,
} from '../../gen/graphql.ts';
import type { Say } from '../../i18n/text.ts';

type Document = TypedDocumentNode<
  { order: SupervisionDetailFragment },
  { id: string } & Readonly<Record<string, unknown>>
>;

/** The operation of each act. Its variables are the id of the order and what its form asks for. */
export const ORDER_OPERATIONS: Record<SupervisionAct, Document> = {
  REPLY: CountyReplySupervisionDocument as Document,
  SEND_BACK: CountySendBackSupervisionDocument as Document,
  CLOSE: CountyCloseSupervisionDocument as Document,
  CANCEL: CountyCancelSupervisionDocument as Document,
  RAISE: CountyRaiseSupervisionDocument as Document,
};

/** The words that each act asks for: the name of the variable, and of the limit. */
export const WORDS = {
  REPLY: 'reply',
  SEND_BACK: 'reason',
  CLOSE: 'note',
  CANCEL: 'reason',
  RAISE: 'reason',
} as const satisfies Record<SupervisionAct, TextField>;

/** What an act is called; closing a measure is lifting it. */
export const orderActName = (say: Say, act: SupervisionAct, { grade }: Pick<SupervisionDetailFragment, 'grade'>) =>
  say(act === 'CLOSE' && grade === 'MEASURE' ? 'supervision.act.LIFT' : `supervision.act.${act}`);
