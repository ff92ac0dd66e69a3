import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Skeleton, Timeline } from 'antd';
import { useState } from 'react';
import { AskModal } from '../../components/AskModal.tsx';
import { CountedText } from '../../components/CountedText.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { LibraryWords } from '../../components/LibraryWords.tsx';
import { Part } from '../../components/Part.tsx';
import {
  CountyDropLibraryCaseDocument,
  CountyLibraryCaseDocument,
  CountyPublishLibraryCaseDocument,
  CountyReturnLibraryCaseDocument,
  CountyWithdrawLibraryCaseDocument,
  type LibraryAct,
  type LibraryWholeFragment,
} from '../../gen/graphql.ts';
import { isPageKey, type Say, useLanguage, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { textRule } from '../../lib/check.ts';
import { type Fault, placeFaults } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName, valueName } from '../../lib/names.ts';
import { go } from '../../lib/route.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { libraryActName, LibraryStateTag } from './libraryWords.tsx';
import { WriteCase } from './WriteCase.tsx';

interface Props {
  id: string;
  onOpenCase: (uid: string) => void;
}

/** One case of the library: what it tells, where it comes from, and what may be done to it. */
export function LibraryCaseView({ id, onOpenCase }: Props) {
  const say = useText();
  const { level } = useWorkplace();
  const [writing, setWriting] = useState(false);
  const { data, error, loading, refetch } = useQuery(onLevel(CountyLibraryCaseDocument, level), {
    variables: { id },
    fetchPolicy: 'no-cache',
  });
  const one = data?.one as LibraryWholeFragment | undefined;
  const faults = faultsOf(error);
  if (one && writing)
    return (
      <WriteCase
        before={one}
        onWritten={written => {
          // the next edition is another one
          if (written !== id) return go.library(written);
          setWriting(false);
          void refetch();
        }}
      />
    );
  return (
    <article className="library-case">
      <FaultNote faults={faults} again={() => void refetch()} />
      {loading && !one && <Skeleton active paragraph={{ rows: 10 }} />}
      {one && (
        <>
          <h2>{one.title || say('library.untitled')}</h2>
          <p className="card-head">
            <LibraryStateTag state={one.state} />
            {one.typical && <span className="grade grade-blue">{say('library.typical')}</span>}
            <span>{one.number}</span>
            <span>{one.center?.name}</span>
            <span className="quiet">
              {say('library.edition', { n: one.edition })} · {say(`library.reach.${one.reach}`)}
              {one.publishedAt && ` · ${moment(one.publishedAt)}`}
            </span>
          </p>
          <p className="quiet">
            {[one.item, ...one.causes.map(cause => valueName(say, 'cause', cause))].filter(Boolean).join(' · ')}
          </p>
          <LibraryWords told={one} />
          {one.case && (
            <p>
              <button type="button" className="link" onClick={() => one.case && onOpenCase(one.case.uid)}>
                {say('library.source')}
              </button>
            </p>
          )}
          <Acts one={one} reload={() => refetch()} onWrite={() => setWriting(true)} />
          {one.steps.length > 0 && (
            <Part title={say('library.steps')} count={one.steps.length} open>
              <Timeline
                className="timeline"
                items={one.steps.map(({ act, at, role, text }) => ({
                  key: `${act} ${at}`,
                  content: (
                    <div data-step={act}>
                      <p className="timeline-head">
                        <b>{stepName(say, act)}</b>
                        <span className="timeline-who">
                          {role === null ? say('library.byRules') : roleName(say, role)}
                        </span>
                        <time dateTime={at}>{moment(at)}</time>
                      </p>
                      {text !== null && <p className="text">{text}</p>}
                    </div>
                  ),
                }))}
              />
            </Part>
          )}
        </>
      )}
    </article>
  );
}

/** What a step is called; one that this page does not know is shown as it came. */
function stepName(say: Say, act: string): string {
  const key = `library.step.${act}`;
  return isPageKey(key) ? say(key) : act;
}

type Asked = Exclude<LibraryAct, 'WRITE'>;
type Document = TypedDocumentNode<unknown, Readonly<Record<string, string>>>;
const OPERATIONS: Record<Asked, Document> = {
  PUBLISH: CountyPublishLibraryCaseDocument as Document,
  RETURN: CountyReturnLibraryCaseDocument as Document,
  DROP: CountyDropLibraryCaseDocument as Document,
  WITHDRAW: CountyWithdrawLibraryCaseDocument as Document,
};

interface ActsProps {
  one: LibraryWholeFragment;
  reload: () => Promise<unknown>;
  onWrite: () => void;
}

/** What a person may do to it, as the hub says: a second pair of eyes publishes what the first has written. */
function Acts({ one, reload, onWrite }: ActsProps) {
  const say = useText();
  const { level } = useWorkplace();
  const client = useApolloClient();
  const [asking, setAsking] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const perform = async (act: Asked, reason: string): Promise<Fault[]> => {
    if (busy) return [];
    setBusy(true);
    const found = await client
      .mutate({
        mutation: onLevel(OPERATIONS[act], level),
        variables: act === 'PUBLISH' ? { id: one.id } : { id: one.id, reason },
      })
      .then(({ error }) => faultsOf(error))
      .catch(faultsOf);
    if (found.length === 0) await reload().catch(() => undefined);
    setBusy(false);
    if (found.length > 0) return found;
    setAsking(null);
    setDone(say('act.done', { act: libraryActName(say, act) }));
    return [];
  };
  return (
    <section className="acts library-acts" aria-label={say('case.acts')}>
      {one.acts.length > 0 && (
        <div className="acts-buttons">
          {one.acts.map(act => (
            <Button
              key={act}
              type={act === 'PUBLISH' ? 'primary' : 'default'}
              danger={act === 'DROP' || act === 'WITHDRAW'}
              data-act={act}
              onClick={() => {
                setDone(null);
                if (act === 'WRITE') onWrite();
                else setAsking(act);
              }}
            >
              {libraryActName(say, act)}
            </Button>
          ))}
        </div>
      )}
      {one.state === 'PROPOSED' && one.acts.includes('WRITE') && !one.acts.includes('PUBLISH') && (
        <p className="quiet">{say('library.second')}</p>
      )}
      {done && <Alert type="success" showIcon title={done} role="status" />}
      {asking && (
        <ActModal
          key={asking}
          act={asking}
          busy={busy}
          perform={reason => perform(asking, reason)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}

interface ModalProps {
  act: Asked;
  busy: boolean;
  perform: (reason: string) => Promise<Fault[]>;
  onClose: () => void;
}

function ActModal({ act, busy, perform, onClose }: ModalProps) {
  const say = useText();
  const { language } = useLanguage();
  const [form] = Form.useForm<{ reason: string }>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const send = async ({ reason = '' }: Partial<{ reason: string }>) => {
    setFaults([]);
    const { placed, others } = placeFaults(await perform(reason), ({ field }) =>
      field === 'reason' ? 'reason' : undefined,
    );
    form.setFields(placed.map(({ errors }) => ({ name: 'reason', errors })));
    setFaults(others);
  };
  return (
    <AskModal<{ reason: string }>
      title={libraryActName(say, act)}
      hint={<p className="quiet act-hint">{say(`library.hint.${act}`)}</p>}
      form={form}
      start={{}}
      busy={busy}
      faults={faults}
      onSend={values => void send(values)}
      onClose={onClose}
    >
      {act !== 'PUBLISH' && (
        <Form.Item
          name="reason"
          label={say('kinds.reason')}
          rules={[textRule('reason', true, language, say('kinds.reason'))]}
        >
          <CountedText name="reason" rows={3} autoFocus autoComplete="off" />
        </Form.Item>
      )}
    </AskModal>
  );
}
