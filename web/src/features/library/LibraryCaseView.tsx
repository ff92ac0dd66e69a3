import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton, Timeline } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { LibraryWords } from '../../components/LibraryWords.tsx';
import { Part } from '../../components/Part.tsx';
import { type Said, WordsModal } from '../../components/WordsModal.tsx';
import {
  CountyDropLibraryCaseDocument,
  CountyJudgeServiceListingDocument,
  CountyLibraryCaseDocument,
  CountyPublishLibraryCaseDocument,
  CountyReturnLibraryCaseDocument,
  CountyWithdrawLibraryCaseDocument,
  type LibraryAct,
  type LibraryWholeFragment,
} from '../../gen/graphql.ts';
import { isPageKey, type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName, valueName } from '../../lib/names.ts';
import { go } from '../../lib/route.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { libraryActName, LibraryStateTag, ListingTag } from './libraryWords.tsx';
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
            <ListingTag listing={one.listing} />
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
type Document = TypedDocumentNode<unknown, Readonly<Record<string, unknown>>>;
const OPERATIONS: Record<Asked, Document> = {
  PUBLISH: CountyPublishLibraryCaseDocument as Document,
  RETURN: CountyReturnLibraryCaseDocument as Document,
  DROP: CountyDropLibraryCaseDocument as Document,
  WITHDRAW: CountyWithdrawLibraryCaseDocument as Document,
  LIST: CountyJudgeServiceListingDocument as Document,
};

/** The words that an act asks for: the name of the variable, and of the limit. */
const WORDS = { PUBLISH: null, RETURN: 'reason', DROP: 'reason', WITHDRAW: 'reason', LIST: 'note' } as const;

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
  const perform = async (act: Asked, { listed, ...said }: Said): Promise<Fault[]> => {
    if (busy) return [];
    setBusy(true);
    const found = await client
      .mutate({
        mutation: onLevel(OPERATIONS[act], level),
        variables: { ...said, id: one.id, ...(act === 'LIST' ? { listed: listed === 'LISTED' } : {}) },
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
  const listing = {
    name: 'listed',
    label: say('library.listing'),
    options: (['LISTED', 'DECLINED'] as const).map(value => ({ value, label: say(`library.listing.${value}`) })),
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
        <WordsModal
          key={asking}
          title={libraryActName(say, asking)}
          hint={say(`library.hint.${asking}`)}
          words={WORDS[asking] && { name: WORDS[asking], label: say('kinds.reason'), extra: say('library.noNames') }}
          {...(asking === 'LIST' ? { choice: listing } : {})}
          busy={busy}
          perform={said => perform(asking, said)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
