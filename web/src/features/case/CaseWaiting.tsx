import { Part } from '../../components/Part.tsx';
import type { SummonsTextFragment, SupplementTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { fieldName, valueName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { Line } from './CaseDemands.tsx';
import { type HeldFile, heldIn } from './wholeCase.ts';

/** Material that may follow, and window staff called to the desk. */
export function CaseWaiting({ files }: { files: readonly HeldFile[] }) {
  const say = useText();
  const supplements = heldIn(files, file => file.supplements);
  const summonses = heldIn(files, file => file.summonses);
  return (
    <>
      {supplements.length > 0 && (
        <Part title={say('case.supplements')} count={supplements.length} open>
          <ul className="cards">
            {supplements.map(({ level, item }) => (
              <li key={`${level}/${item.no}`} className="card">
                <Supplement item={item} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {summonses.length > 0 && (
        <Part title={say('case.summonses')} count={summonses.length} open>
          <ul className="cards">
            {summonses.map(({ level, item }) => (
              <li key={`${level}/${item.no}`} className="card" data-summons={item.no}>
                <Summons item={item} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Supplement({ item }: { item: SupplementTextFragment }) {
  const say = useText();
  const { material, way, basis, until, waits, suppliedAt, checkedAt, lapsedAt } = item;
  const times = [
    suppliedAt && say('supplement.supplied', { time: moment(suppliedAt) }),
    checkedAt && say('supplement.checked', { time: moment(checkedAt) }),
    lapsedAt && say('supplement.lapsed', { time: moment(lapsedAt) }),
  ].filter(Boolean);
  return (
    <>
      <p className="card-head">
        <b>{material}</b>
        <span className={`state supplement-${suppliedAt ? 'supplied' : lapsedAt ? 'lapsed' : 'open'}`}>
          {say(suppliedAt ? 'supplement.is.supplied' : lapsedAt ? 'supplement.is.lapsed' : 'supplement.is.open')}
        </span>
        <span className="quiet">{waits ? say('supplement.waits') : valueName(say, 'supplyWay', way)}</span>
        {until && <span className="card-right">{say('supplement.until', { day: until })}</span>}
      </p>
      {basis !== '' && <Line name={fieldName(say, 'basis')} text={basis} />}
      {times.length > 0 && <p className="card-times">{times.join(' · ')}</p>}
    </>
  );
}

function Summons({ item: { unit, calledAt, arrivedAt } }: { item: SummonsTextFragment }) {
  const say = useText();
  return (
    <p className="card-head">
      <b>{unit}</b>
      <span className="card-times">
        {say('summons.called', { time: moment(calledAt) })}
        {arrivedAt ? ` · ${say('summons.arrived', { time: moment(arrivedAt) })}` : ` · ${say('summons.waiting')}`}
      </span>
    </p>
  );
}
