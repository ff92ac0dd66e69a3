import { Button } from 'antd';
import type { FindingTextFragment, VisitLineFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { go } from '../../lib/route.ts';
import { moment } from '../../lib/time.ts';
import type { Asking } from './asking.ts';
import { FindingStand, SeriousnessTag } from './visitTags.tsx';

interface Props {
  visit: VisitLineFragment;
  onAsk: (asking: Asking) => void;
  onOpenCase: (uid: string) => void;
}

/** What a visit found, what the unit says to it, and what became of it. */
export function VisitFindings({ visit, onAsk, onOpenCase }: Props) {
  if (visit.findings.length === 0) return null;
  return (
    <ol className="visit-findings">
      {visit.findings.map(finding => (
        <Finding
          key={finding.id}
          finding={finding}
          onAct={act => onAsk({ act, visit, finding })}
          onOpenCase={onOpenCase}
        />
      ))}
    </ol>
  );
}

interface FindingProps {
  finding: FindingTextFragment;
  onAct: (act: FindingTextFragment['acts'][number]) => void;
  onOpenCase: (uid: string) => void;
}

function Finding({ finding, onAct, onOpenCase }: FindingProps) {
  const say = useText();
  const { no, kind, seriousness, words, answer, answeredAt, verdict, orderNumber, case: about, acts } = finding;
  return (
    <li data-finding={finding.id}>
      <p className="card-head">
        <span className="meet-no">{no}</span>
        <b>{say(`visits.kind.${kind}`)}</b>
        <SeriousnessTag weight={seriousness} />
        <FindingStand finding={finding} />
        <span className="card-right">
          {about && (
            <button type="button" className="link" onClick={() => onOpenCase(about.uid)}>
              {say('visits.openCase')}
            </button>
          )}
          {orderNumber && (
            <button type="button" className="link" onClick={go.supervision}>
              {say('visits.order', { number: orderNumber })}
            </button>
          )}
        </span>
      </p>
      <p className="text">{words}</p>
      {answer && (
        <p className="text visit-said">
          <b>{say('visits.answer')}</b> {answer} {answeredAt && <time dateTime={answeredAt}>{moment(answeredAt)}</time>}
        </p>
      )}
      {verdict && (
        <p className="text visit-said">
          <b>{say('visits.verdict')}</b> {verdict}
        </p>
      )}
      {acts.length > 0 && (
        <div className="acts-buttons" role="group" aria-label={say('visits.actsOnFinding', { no })}>
          {acts.map(act => (
            <Button
              key={act}
              size="small"
              type={act === 'ORDER' ? 'default' : 'primary'}
              data-act={act}
              onClick={() => onAct(act)}
            >
              {say(`visits.act.${act}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}
