import { useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { LevelTag } from '../../components/tags.tsx';
import { type CircularDetailFragment, CountyCircularReceiptsDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';

const PAGE = 50;
const SHOWN = ['waiting', 'confirmed', 'all'] as const;
type Shown = (typeof SHOWN)[number];
const CONFIRMED: Record<Shown, boolean | null> = { waiting: false, confirmed: true, all: null };

/** Who has confirmed a circular and who has not, as far as this person’s area goes. */
export function CircularReceipts({ circular, level }: { circular: CircularDetailFragment; level: LevelName }) {
  const say = useText();
  const [shown, setShown] = useState<Shown>('all');
  const [first, setFirst] = useState(PAGE);
  const { data, error, refetch } = useQuery(onLevel(CountyCircularReceiptsDocument, level), {
    variables: { id: circular.id, first: Math.min(first, 200), confirmed: CONFIRMED[shown] },
  });
  // the circular is looked at again and again; its list, which is long, only when somebody has confirmed
  const confirmed = circular.coverage?.confirmed;
  const known = useRef(confirmed);
  useEffect(() => {
    if (known.current === confirmed) return;
    known.current = confirmed;
    void refetch();
  }, [confirmed, refetch]);
  const rows = data?.circular?.receipts ?? [];
  const faults = faultsOf(error);
  return (
    <>
      <Coverage circular={circular} />
      {/* where it was only told, a place sees its own receipt and nobody else’s */}
      {circular.coverage !== null && circular.receivers > 1 && (
        <Segmented<Shown>
          className="circ-shown"
          value={shown}
          onChange={setShown}
          aria-label={say('circular.receipts')}
          options={SHOWN.map(value => ({ value, label: say(`circular.receipts.${value}`) }))}
        />
      )}
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
      <ul className="circ-receipts">
        {rows.map((one, i) => (
          <li key={one.center?.code ?? i} data-receipt={one.center?.code}>
            {one.center && <LevelTag level={one.center.level} />}
            <span>{one.center?.name}</span>
            <span className={one.late ? 'circ-late' : 'quiet'}>
              {one.confirmedAt === null
                ? say(one.late ? 'circular.notConfirmedLate' : 'circular.notConfirmed')
                : `${say(one.late ? 'circular.confirmedLate' : 'circular.confirmedAt')} ${moment(one.confirmedAt)}`}
            </span>
            {one.role !== null && <span className="quiet">{roleName(say, one.role)}</span>}
            {one.note !== null && <p className="text">{one.note}</p>}
          </li>
        ))}
      </ul>
      {rows.length === first && first < 200 && (
        <Button block onClick={() => setFirst(first + PAGE)}>
          {say('supervision.more')}
        </Button>
      )}
    </>
  );
}

/** Level by level: how many have confirmed it, and whether it has arrived there at all. */
function Coverage({ circular: { coverage } }: { circular: CircularDetailFragment }) {
  const say = useText();
  if (!coverage) return null;
  const { receivers, confirmed, late, overdue } = coverage;
  return (
    <div className="circ-coverage" data-coverage>
      <b>{say('circular.confirmedOf', { n: confirmed, of: receivers })}</b>
      {late > 0 && <span className="quiet">{say('circular.lateOf', { n: late })}</span>}
      {overdue > 0 && <span className="circ-late">{say('circular.overdue', { n: overdue })}</span>}
      {coverage.levels.map(one => (
        <span key={one.level}>
          <LevelTag level={one.level} /> {say('circular.of', { n: one.confirmed, of: one.receivers })}{' '}
          <span className="quiet">
            {one.arrivedAt === null ? say('circular.onItsWay') : say('circular.arrived', { at: moment(one.arrivedAt) })}
          </span>
        </span>
      ))}
    </div>
  );
}
