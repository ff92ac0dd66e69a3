import { Button, Empty, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import type { AuditFilter } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { AuditExportButton } from './AuditExportButton.tsx';
import { AuditFilters, BY_OTHERS } from './AuditFilters.tsx';
import { type RecordDeeds, RecordTable } from './RecordTable.tsx';
import { SignList } from './SignList.tsx';
import { type Place, useRecords } from './useAudit.ts';

interface Props extends Omit<RecordDeeds, 'onPerson'> {
  place: Place;
}

/** The signs, and below them the record, narrowed as one likes. */
export function RecordList({ place, ...deeds }: Props) {
  const say = useText();
  const [filter, setFilter] = useState<AuditFilter>(BY_OTHERS);
  const list = useRef<HTMLElement>(null);
  const { rows, loading, turning, faults, more, again } = useRecords(place, filter);
  const narrowed = JSON.stringify(filter) !== JSON.stringify(BY_OTHERS);
  const drill = (wanted: AuditFilter) => {
    setFilter({ ...BY_OTHERS, ...wanted });
    list.current?.scrollIntoView();
    list.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <SignList place={place} onFilter={drill} {...deeds} />
      <section ref={list} tabIndex={-1} className="audit-records" aria-label={say('audit.records')}>
        <div className="audit-head">
          <h2>{say('audit.records')}</h2>
          <AuditExportButton place={place} filter={filter} />
        </div>
        <AuditFilters filter={filter} onFilter={setFilter} />
        <MissingLevels levels={missingLevels(faults)} />
        <FaultNote faults={besidesMissing(faults)} again={again} />
        {loading && rows.length === 0 ? (
          <Skeleton active paragraph={{ rows: 8 }} />
        ) : (
          (faults.length === 0 || rows.length > 0) && (
            <RecordTable
              rows={rows}
              empty={
                <Empty
                  image={Empty.PRESENTED_IMAGE_SIMPLE}
                  description={say(narrowed ? 'audit.noneFound' : 'audit.none')}
                />
              }
              {...deeds}
              onPerson={person => setFilter({ ...filter, person })}
            />
          )
        )}
        {more && (
          <Button block loading={turning} onClick={more} className="list-more">
            {say('audit.more')}
          </Button>
        )}
      </section>
    </>
  );
}
