import { useApolloClient } from '@apollo/client/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { type Said, WordsModal } from '../../components/WordsModal.tsx';
import type { SupervisionAct, SupervisionDetailFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { levelName } from '../../lib/levels.ts';
import { ORDER_OPERATIONS, orderActName, WORDS } from './orderActs.ts';
import { gradeName } from './orderTags.tsx';
import { gradesOver } from './rights.ts';

interface Props {
  order: SupervisionDetailFragment;
  level: LevelName;
  /** Asks for the order anew; resolves when it is there. */
  reload: () => Promise<unknown>;
  /** Called with the harder order that took the place of this one. */
  onRaised: (id: string) => void;
}

/** Codes that mean: somebody else was faster, and the page is behind. */
const BEHIND = ['SUPERVISION_STATE', 'SUPERVISION_NOT_FOUND'];

/** The step that is awaited stands out. */
const LEADING: readonly SupervisionAct[] = ['REPLY', 'CLOSE'];

/** What a person may do to an order, as the hub says. */
export function OrderActs({ order, level, reload, onRaised }: Props) {
  const say = useText();
  const client = useApolloClient();
  const [asking, setAsking] = useState<SupervisionAct | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[]>([]);

  const perform = async (act: SupervisionAct, said: Said): Promise<Fault[]> => {
    if (busy) return [];
    setBusy(true);
    const { data, found } = await client
      .mutate({ mutation: onLevel(ORDER_OPERATIONS[act], level), variables: { ...said, id: order.id } })
      .then(({ data: answer, error }) => ({ data: answer, found: faultsOf(error) }))
      .catch((error: unknown) => ({ data: null, found: faultsOf(error) }));
    const behind = found.some(({ code }) => BEHIND.includes(code));
    // the drawer itself says what failed; the list behind it and the badge change as well
    if (found.length === 0) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    else if (behind) await reload().catch(() => undefined);
    setBusy(false);
    if (behind) setFaults(found);
    if (found.length === 0 || behind) setAsking(null);
    if (found.length > 0) return found;
    setDone(doneText(act));
    if (act === 'RAISE' && data?.order) onRaised(data.order.id);
    return [];
  };

  /** What has happened, and what is still on its way: another level hears of it by itself, but later. */
  const doneText = (act: SupervisionAct): string => {
    const other = [order.center, order.target].find(place => place && levelName(place.level) !== level);
    const what = { act: orderActName(say, act, order) };
    return other ? say('supervision.doneFar', { ...what, center: other.name }) : say('act.done', what);
  };

  // an order is raised to one of the harder grades
  const harder = (asking === 'RAISE' ? gradesOver(order.grade) : []).map(value => ({
    value,
    label: gradeName(say, value),
  }));
  const press = (act: SupervisionAct) => {
    setDone(null);
    setFaults([]);
    setAsking(act);
  };
  return (
    <section className="acts" aria-label={say('case.acts')}>
      {order.acts.length === 0 ? (
        <p className="quiet">{say('case.noActs')}</p>
      ) : (
        <div className="acts-buttons">
          {order.acts.map(act => (
            <Button
              key={act}
              type={LEADING.includes(act) ? 'primary' : 'default'}
              danger={act === 'CANCEL'}
              data-act={act}
              onClick={() => press(act)}
            >
              {orderActName(say, act, order)}
            </Button>
          ))}
        </div>
      )}
      {done && <Alert type="success" showIcon title={done} role="status" />}
      <FaultNote faults={faults} />
      {faults.length > 0 && <Alert type="info" showIcon title={say('supervision.reloaded')} role="status" />}
      {asking && (
        <WordsModal
          key={asking}
          title={orderActName(say, asking, order)}
          hint={say(`supervision.hint.${asking}`)}
          words={{ name: WORDS[asking], label: say(`supervision.ask.${asking}`) }}
          {...(harder.length > 0
            ? { choice: { name: 'grade', label: say('supervision.raiseTo'), options: harder } }
            : {})}
          busy={busy}
          perform={said => perform(asking, said)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
