import { Alert, Button, Progress } from 'antd';
import { useText } from '../i18n/text.ts';
import type { BatchState } from '../lib/useBatch.ts';
import '../styles/batch.css';

/** Something that can be done to several of those chosen. */
export interface BatchOffer {
  act: string;
  name: string;
  /** To how many of those chosen. */
  count: number;
  start: () => void;
}

interface Props {
  chosen: number;
  offers: readonly BatchOffer[];
  state: BatchState | null;
  onStop: () => void;
  onClear: () => void;
}

/** What can be done to those that were chosen, how far it has come, and what came of it, one by one. */
export function BatchBar({ chosen, offers, state, onStop, onClear }: Props) {
  const say = useText();
  if (chosen === 0 && state === null) return null;
  const running = state?.running ?? false;
  return (
    <section className="batch" aria-label={say('batch.heading')}>
      {chosen > 0 && (
        <div className="batch-offers">
          <b>{say('batch.chosen', { n: chosen })}</b>
          {offers.map(({ act, name, count, start }) => (
            <Button
              key={act}
              size="small"
              type="primary"
              data-batch={act}
              disabled={running || count === 0}
              onClick={start}
            >
              {say('batch.offer', { act: name, n: count })}
            </Button>
          ))}
          <Button size="small" disabled={running} onClick={onClear}>
            {say('batch.clear')}
          </Button>
          {offers.every(({ count }) => count === 0) && <span className="quiet">{say('batch.nothing')}</span>}
        </div>
      )}
      {state && <Outcome state={state} onStop={onStop} />}
    </section>
  );
}

function Outcome({
  state: { act, total, done, refused, running, cut },
  onStop,
}: {
  state: BatchState;
  onStop: () => void;
}) {
  const say = useText();
  const over = done.length + refused.length;
  if (running)
    return (
      <div className="batch-running">
        <Progress
          percent={Math.round((100 * over) / Math.max(1, total))}
          size="small"
          aria-label={say('batch.running', { act, over, total })}
        />
        <span role="status">{say('batch.running', { act, over, total })}</span>
        <Button size="small" onClick={onStop}>
          {say('batch.stop')}
        </Button>
      </div>
    );
  const left = total - over;
  return (
    <Alert
      type={refused.length > 0 || left > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      data-batch-done={done.length}
      title={[
        say('batch.done', { act, n: done.length }),
        refused.length > 0 ? say('batch.refused', { n: refused.length }) : '',
        left > 0 ? say(cut ? 'batch.cut' : 'batch.left', { n: left }) : '',
      ].join('')}
      description={
        refused.length > 0 && (
          <ul className="batch-refused">
            {refused.map(({ item, fault }) => (
              <li key={item.key}>
                <span className="number">{item.name}</span> {fault.message} {fault.remedy}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
