import { Empty, Skeleton, Table, Tag } from 'antd';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { useText } from '../../i18n/text.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { roleName } from '../../lib/names.ts';
import { When } from './recordWords.tsx';
import { type Place, useKept } from './useAudit.ts';

interface Props {
  place: Place;
  /** Absent for who may not know of the case itself. */
  onOpen?: (uid: string) => void;
}

/** What is held, and what was deleted by which rule. */
export function KeptList({ place, onOpen }: Props) {
  const say = useText();
  const { kept, loading, faults, again } = useKept(place);
  const empty = (text: string) => ({
    emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />,
  });
  const whose = (uid: string | null) =>
    uid === null ? (
      say('kept.wholeLevel')
    ) : onOpen ? (
      <button type="button" className="link number" onClick={() => onOpen(uid)}>
        {uid}
      </button>
    ) : (
      <span className="number">{uid}</span>
    );
  return (
    <div className="audit-kept">
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={again} />
      {loading && !kept && <Skeleton active paragraph={{ rows: 8 }} />}
      {kept && (
        <>
          <section aria-label={say('kept.holds')}>
            <h2>{say('kept.holds')}</h2>
            <Table<(typeof kept.holds)[number]>
              size="small"
              rowKey={({ uid, no }) => `${uid} ${no}`}
              dataSource={kept.holds}
              pagination={false}
              scroll={{ x: 760 }}
              locale={empty(say('kept.noHolds'))}
              columns={[
                { title: say('kept.placed'), width: 150, render: (_value, { placedAt }) => <When at={placedAt} /> },
                {
                  title: say('kept.status'),
                  width: 110,
                  render: (_value, { liftedAt }) =>
                    liftedAt === null ? (
                      <Tag className="audit-sign-name">{say('kept.held')}</Tag>
                    ) : (
                      <Tag>{say('kept.lifted')}</Tag>
                    ),
                },
                { title: say('kept.by'), width: 120, render: (_value, { placedRole }) => roleName(say, placedRole) },
                { title: say('kept.case'), width: 290, render: (_value, { uid }) => whose(uid) },
                {
                  title: say('kept.reason'),
                  render: (_value, { reason, liftedAt, liftReason }) => (
                    <>
                      {reason}
                      {liftedAt !== null && (
                        <div className="quiet">
                          {say('kept.liftedFor', { reason: liftReason ?? '' })} <When at={liftedAt} />
                        </div>
                      )}
                    </>
                  ),
                },
              ]}
            />
          </section>
          <section aria-label={say('kept.deletions')}>
            <h2>{say('kept.deletions')}</h2>
            <Table<(typeof kept.deletions)[number]>
              size="small"
              rowKey="id"
              dataSource={kept.deletions}
              pagination={false}
              scroll={{ x: 760 }}
              locale={empty(say('kept.noDeletions'))}
              columns={[
                { title: say('audit.col.at'), width: 150, render: (_value, { at }) => <When at={at} /> },
                { title: say('kept.case'), width: 290, render: (_value, { uid }) => whose(uid) },
                { title: say('kept.rule'), render: (_value, { rule }) => rule },
              ]}
            />
          </section>
        </>
      )}
    </div>
  );
}
