import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { type Said, WordsModal } from '../../components/WordsModal.tsx';
import {
  type CircularAct,
  type CircularDetailFragment,
  CountyConfirmCircularDocument,
  CountyIssueCircularDocument,
  CountyWithdrawCircularDocument,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { CircularModal } from './CircularModal.tsx';

interface Props {
  circular: CircularDetailFragment;
  level: LevelName;
  /** Asks for it anew; resolves when it is there. */
  reload: () => Promise<unknown>;
  /** Called with the draft that is to stand in its place. */
  onDrawn: (id: string) => void;
}

/** What is asked in a small form; the others open the form of a draft. */
type Asked = 'ISSUE' | 'WITHDRAW' | 'CONFIRM';
const isAsked = (act: CircularAct): act is Asked => act !== 'EDIT' && act !== 'CORRECT';

type Document = TypedDocumentNode<{ circular: CircularDetailFragment }, { id: string } & Record<string, unknown>>;
const OPERATIONS: Record<Asked, Document> = {
  ISSUE: CountyIssueCircularDocument as Document,
  WITHDRAW: CountyWithdrawCircularDocument as Document,
  CONFIRM: CountyConfirmCircularDocument as Document,
};

/** The words that an act asks for: the name of the variable, and of the limit. */
const WORDS = { ISSUE: null, WITHDRAW: 'reason', CONFIRM: 'note' } as const;

/** The step that is awaited stands out. */
const LEADING: readonly CircularAct[] = ['ISSUE', 'CONFIRM'];

/** Codes that mean: somebody else was faster, and the page is behind. */
const BEHIND = ['CIRCULAR_STATE', 'CIRCULAR_CONFIRMED', 'CIRCULAR_NOT_FOUND'];

/** What a person may do to a circular, as the hub says. */
export function CircularActs({ circular, level, reload, onDrawn }: Props) {
  const say = useText();
  const client = useApolloClient();
  const [asking, setAsking] = useState<CircularAct | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);

  const perform = async (act: Asked, said: Said): Promise<Fault[]> => {
    if (busy) return [];
    setBusy(true);
    const found = await client
      .mutate({ mutation: onLevel(OPERATIONS[act], level), variables: { ...said, id: circular.id } })
      .then(({ error }) => faultsOf(error))
      .catch((error: unknown) => faultsOf(error));
    const behind = found.some(({ code }) => BEHIND.includes(code));
    if (found.length === 0) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    else if (behind) await reload().catch(() => undefined);
    setBusy(false);
    if (behind) setFaults(found);
    if (found.length === 0 || behind) setAsking(null);
    if (found.length === 0) setDone(say(`circular.done.${act}`));
    return found;
  };

  const wordsOf = (act: Asked) => {
    const name = WORDS[act];
    // whoever confirms may leave it at that
    return name && { name, label: say(`circular.ask.${name}`), required: act === 'WITHDRAW' };
  };
  const press = (act: CircularAct) => {
    setDone(null);
    setFaults([]);
    setAsking(act);
  };
  return (
    <section className="acts" aria-label={say('case.acts')}>
      {circular.acts.length === 0 ? (
        <p className="quiet">{say('case.noActs')}</p>
      ) : (
        <div className="acts-buttons">
          {circular.acts.map(act => (
            <Button
              key={act}
              type={LEADING.includes(act) ? 'primary' : 'default'}
              danger={act === 'WITHDRAW'}
              data-act={act}
              onClick={() => press(act)}
            >
              {say(`circular.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {done && <Alert type="success" showIcon title={done} role="status" />}
      <FaultNote faults={faults} />
      {asking && isAsked(asking) && (
        <WordsModal
          key={asking}
          title={say(`circular.act.${asking}`)}
          hint={say(`circular.hint.${asking}`)}
          words={wordsOf(asking)}
          busy={busy}
          perform={said => perform(asking, said)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking && !isAsked(asking) && (
        <CircularModal
          from={circular}
          corrects={asking === 'CORRECT'}
          onClose={() => setAsking(null)}
          onDrawn={id => {
            setAsking(null);
            onDrawn(id);
          }}
        />
      )}
    </section>
  );
}
