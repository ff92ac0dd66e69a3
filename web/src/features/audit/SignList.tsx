import { Button, Empty, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { AuditFilter, CountyAuditSignsQuery } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { moment } from '../../lib/time.ts';
import { Person, signName } from './recordWords.tsx';
import { type RecordDeeds, RecordTable } from './RecordTable.tsx';
import { type Place, SIGN_DAYS, useSigns } from './useAudit.ts';

interface Props extends RecordDeeds {
  place: Place;
  onFilter: (filter: AuditFilter) => void;
}

type Found = NonNullable<NonNullable<NonNullable<CountyAuditSignsQuery['center']>['holding']>['auditSigns']>;
type Sign = Found['signs'][number];

const idOf = ({ sign, person, role, until }: Sign) => `${sign} ${person} ${role} ${until}`;

/** What should be looked at first; each sign opens on the records that it is made of. */
export function SignList({ place, onFilter, ...deeds }: Props) {
  const say = useText();
  const { found, loading, faults, again } = useSigns(place);
  const [open, setOpen] = useState('');
  return (
    <section className="audit-signs" aria-label={say('audit.signs')}>
      <h2>
        {say('audit.signs')} <span className="quiet">{say('audit.signsWhat', { days: SIGN_DAYS })}</span>
      </h2>
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={again} />
      {loading && !found && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {found?.truncated && <p className="quiet">{say('audit.truncated')}</p>}
      {found?.signs.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('audit.noSigns', { days: SIGN_DAYS })} />
      )}
      <ul>
        {found?.signs.map(one => {
          const id = idOf(one);
          return (
            <li key={id} className={`audit-sign audit-sign-${one.sign.toLowerCase()}`}>
              <div className="audit-sign-head">
                <Tag className="audit-sign-name">{signName(say, one.sign)}</Tag>
                <b>{say('audit.times', { n: one.count })}</b>
                <span className="audit-sign-who">
                  <Person say={say} row={one} />
                </span>
                <span className="quiet">{period(one)}</span>
                <Button size="small" aria-expanded={open === id} onClick={() => setOpen(open === id ? '' : id)}>
                  {say(open === id ? 'audit.fold' : 'audit.unfold')}
                </Button>
                <Button size="small" onClick={() => onFilter({ person: one.person })}>
                  {say('audit.allOfPerson')}
                </Button>
              </div>
              {open === id && (
                <>
                  {one.count > one.records.length && (
                    <p className="quiet">{say('audit.latest', { n: one.records.length })}</p>
                  )}
                  <RecordTable rows={one.records} empty={null} {...deeds} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const period = ({ since, until }: Sign) => (since === until ? moment(since) : `${moment(since)} – ${moment(until)}`);
