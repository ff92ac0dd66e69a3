import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { type Said, WordsModal } from '../../components/WordsModal.tsx';
import {
  type AssessmentAct,
  type AssessmentDetailFragment,
  CountyAnswerAssessmentDocument,
  CountyConfirmAssessmentDocument,
  CountyDropAssessmentDocument,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { assessmentActName } from './assessmentWords.tsx';

/** The words that each act asks for: the name of the variable, and of the limit. */
const WORDS = { ANSWER: 'answer', CONFIRM: 'reason', DROP: 'reason' } as const satisfies Record<AssessmentAct, string>;

type Document = TypedDocumentNode<unknown, Readonly<Record<string, string>>>;
const OPERATIONS: Record<AssessmentAct, Document> = {
  ANSWER: CountyAnswerAssessmentDocument as Document,
  CONFIRM: CountyConfirmAssessmentDocument as Document,
  DROP: CountyDropAssessmentDocument as Document,
};

/** Somebody else was faster, and the page is behind. */
const BEHIND = ['ASSESSMENT_STATE', 'ASSESSMENT_NOT_FOUND'];

interface Props {
  row: AssessmentDetailFragment;
  level: LevelName;
  /** Asks for it anew; resolves when it is there. */
  reload: () => Promise<unknown>;
}

/** What a person may do to a proposal, as the hub says: whoever is charged answers, another decides, both in words. */
export function AssessmentActs({ row, level, reload }: Props) {
  const say = useText();
  const client = useApolloClient();
  const [asking, setAsking] = useState<AssessmentAct | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [behind, setBehind] = useState<Fault[]>([]);

  const perform = async (act: AssessmentAct, said: Said): Promise<Fault[]> => {
    if (busy) return [];
    setBusy(true);
    const found = await client
      .mutate({ mutation: onLevel(OPERATIONS[act], level), variables: { ...said, id: row.id } })
      .then(({ error }) => faultsOf(error))
      .catch(faultsOf);
    const isBehind = found.some(({ code }) => BEHIND.includes(code));
    if (found.length === 0) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    else if (isBehind) await reload().catch(() => undefined);
    setBusy(false);
    if (isBehind) setBehind(found);
    if (found.length > 0 && !isBehind) return found;
    setAsking(null);
    if (found.length === 0) setDone(say('act.done', { act: assessmentActName(say, act) }));
    return [];
  };
  const press = (act: AssessmentAct) => {
    setDone(null);
    setBehind([]);
    setAsking(act);
  };
  return (
    <section className="acts" aria-label={say('case.acts')}>
      {row.acts.length === 0 ? (
        <p className="quiet">{say('case.noActs')}</p>
      ) : (
        <div className="acts-buttons">
          {row.acts.map(act => (
            <Button
              key={act}
              type={act === 'DROP' ? 'default' : 'primary'}
              danger={act === 'DROP'}
              data-act={act}
              onClick={() => press(act)}
            >
              {assessmentActName(say, act)}
            </Button>
          ))}
        </div>
      )}
      {row.state === 'PROPOSED' && !row.acts.includes('CONFIRM') && row.acts.includes('DROP') && (
        <p className="quiet">{say('assessment.notYet', { day: row.dueOn })}</p>
      )}
      {done && <Alert type="success" showIcon title={done} role="status" />}
      <FaultNote faults={behind} />
      {asking && (
        <WordsModal
          key={asking}
          title={assessmentActName(say, asking)}
          hint={say(`assessment.hint.${asking}`)}
          words={{ name: WORDS[asking], label: say(`assessment.ask.${asking}`) }}
          busy={busy}
          perform={said => perform(asking, said)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
