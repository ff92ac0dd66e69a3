import { Empty, Skeleton } from 'antd';
import { CoverageLine } from '../../components/CoverageLine.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { LevelTag } from '../../components/tags.tsx';
import { CountyExclusionsDocument, type CountyExclusionsQuery, type QualityCoverFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { mayExclude } from './exclude.ts';
import { IncludeButton } from './IncludeButton.tsx';
import { useQuality } from './useQuality.ts';

export type Exclusion = NonNullable<
  NonNullable<NonNullable<NonNullable<CountyExclusionsQuery['center']>['holding']>['oversight']>['exclusions']
>[number];
export type ExclusionsView = QualityCoverFragment & { exclusions: Exclusion[] };

/** The files that a person has taken out of the comparison (不纳入比较), each with its reason; they stay in every other figure. */
export function Exclusions({ code, onCase }: { code: string; onCase: (uid: string) => void }) {
  const say = useText();
  const { account, level: own } = useWorkplace();
  const { view, hidden, loading, faults, again } = useQuality<ExclusionsView, { code: string }>(
    CountyExclusionsDocument,
    {
      code,
    },
  );
  return (
    <section aria-busy={loading} aria-label={say('quality.tab.exclusions')}>
      <p className="quiet">
        {say('quality.exclusionsNote')}
        {mayExclude(account.role, own) && say('quality.exclusionsHow')}
      </p>
      <FaultNote faults={faults} again={again} />
      {view && <CoverageLine {...view} />}
      {loading && !view && <Skeleton active paragraph={{ rows: 4 }} />}
      {hidden && <p className="quiet">{say('quality.hidden')}</p>}
      {view?.exclusions.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('quality.noExclusions')} />
      )}
      <ul className="cards">
        {view?.exclusions.map(({ id, level, reason, at, role, center, case: about }) => (
          <li key={id} className="card" data-exclusion={id}>
            <p className="card-head">
              <LevelTag level={level} />
              <b>{center?.name}</b>
              <span className="quiet">
                {moment(at)} · {roleName(say, role)}
              </span>
              {about && (
                <button type="button" className="link" onClick={() => onCase(about.uid)}>
                  {say('supervision.openCase')}
                </button>
              )}
              {mayExclude(account.role, own) && (
                <span className="card-right">
                  <IncludeButton id={id} />
                </span>
              )}
            </p>
            <p className="text">{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
