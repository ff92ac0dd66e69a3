import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Empty, Form, Skeleton } from 'antd';
import { useState } from 'react';
import { roleMay } from '../../../../shared/domain/access/roles.ts';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { Due } from '../../components/tags.tsx';
import {
  CountyHandOversDocument,
  type CountyHandOversQuery,
  CountyReceiveHandOverDocument,
  CountyWriteHandOverDocument,
} from '../../gen/graphql.ts';
import { useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { useAsked } from '../../lib/useAsked.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';

const PAGE = 20;

type Note = CountyHandOversQuery['notes']['edges'][number]['node'];

/** The notes of who left the desk, the latest first, each with the cases that it leaves open (LH-20). */
export function HandOvers({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { account, center, level } = useWorkplace();
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(onLevel(CountyHandOversDocument, level), {
    variables: { center: center.code, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const { busy, perform } = useDeed(level);
  const [writing, setWriting] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [done, setDone] = useState<string | null>(null);
  const page = data?.notes as CountyHandOversQuery['notes'] | undefined;
  const notes = page?.edges.map(({ node }) => node) ?? [];
  const mayHandOver = roleMay(account.role, 'handOver');
  const receive = async (id: string) => {
    setDone(null);
    const { found } = await perform(CountyReceiveHandOverDocument, { id });
    setFaults(found);
    if (found.length === 0) setDone(say('act.done', { act: say('handOver.receive') }));
  };
  return (
    <section aria-label={say('meetings.tab.notes')}>
      <div className="sup-bar">
        <p className="quiet">{say('handOver.what')}</p>
        {mayHandOver && (
          <Button type="primary" onClick={() => setWriting(true)}>
            {say('handOver.write')}
          </Button>
        )}
      </div>
      {done && <Alert type="success" showIcon title={done} role="status" />}
      <FaultNote faults={[...faultsOf(error), ...faults]} again={() => void refetch()} />
      {!page && networkStatus === NetworkStatus.loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {page && notes.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('handOver.none')} />}
      <ol className="cards">
        {notes.map(note => (
          <NoteCard
            key={note.id}
            note={note}
            busy={busy}
            onReceive={
              mayHandOver && note.receivedAt === null && note.person !== account.id
                ? () => void receive(note.id)
                : undefined
            }
            onOpenCase={onOpenCase}
          />
        ))}
      </ol>
      {page?.pageInfo.hasNextPage && (
        <Button
          block
          className="list-more"
          loading={networkStatus === NetworkStatus.fetchMore}
          onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
        >
          {say('supervision.more')}
        </Button>
      )}
      {writing && <WriteModal onClose={() => setWriting(false)} />}
    </section>
  );
}

interface NoteProps {
  note: Note;
  busy: boolean;
  onReceive: (() => void) | undefined;
  onOpenCase: (uid: string) => void;
}

function NoteCard({ note, busy, onReceive, onOpenCase }: NoteProps) {
  const say = useText();
  const { person, role, writtenAt, receivedBy, receivedAt, cases } = note;
  return (
    <li className="card" data-note={note.id}>
      <p className="card-head">
        <b>{roleName(say, role)}</b> <span className="quiet">{person}</span>
        <time dateTime={writtenAt}>{moment(writtenAt)}</time>
        <span className="card-right">
          {receivedAt ? (
            <span className="state meet-closed">
              {say('handOver.received', { person: receivedBy ?? '', at: moment(receivedAt) })}
            </span>
          ) : (
            <span className="state meet-held">{say('handOver.open')}</span>
          )}
        </span>
      </p>
      <p className="text">{note.note}</p>
      {cases.length > 0 && (
        <details className="meet-cases">
          <summary>{say('handOver.cases', { n: cases.length })}</summary>
          <ul>
            {cases.map(
              one =>
                one && (
                  <li key={one.uid}>
                    <button type="button" className="link" onClick={() => onOpenCase(one.uid)}>
                      {one.held?.title ?? one.uid}
                    </button>{' '}
                    {one.held && <span className="number">{one.held.number}</span>}{' '}
                    {one.held && <Due file={one.held} />}
                  </li>
                ),
            )}
          </ul>
        </details>
      )}
      {onReceive && (
        <Button size="small" type="primary" loading={busy} onClick={onReceive}>
          {say('handOver.receive')}
        </Button>
      )}
    </li>
  );
}

function WriteModal({ onClose }: { onClose: () => void }) {
  const say = useText();
  const { language } = useLanguage();
  const { level } = useWorkplace();
  const { busy, perform } = useDeed(level);
  const asked = useAsked<{ note: string }>(
    ['note'],
    async ({ note }) => (await perform(CountyWriteHandOverDocument, { note })).found,
    onClose,
  );
  return (
    <AskModal
      {...asked}
      title={say('handOver.write')}
      hint={<p className="quiet act-hint">{say('handOver.hint')}</p>}
      name="handOver"
      start={{}}
      busy={busy}
      onClose={onClose}
    >
      <Form.Item
        name="note"
        label={say('handOver.note')}
        rules={[textRule('note', true, language, say('handOver.note'))]}
      >
        <CountedText name="note" rows={5} autoFocus autoComplete="off" />
      </Form.Item>
    </AskModal>
  );
}
