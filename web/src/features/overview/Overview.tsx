import { Empty, Skeleton } from 'antd';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { useText } from '../../i18n/text.ts';
import { AreaGrid } from './AreaGrid.tsx';
import { groupsOf } from './figures.ts';
import type { AreaView } from './useArea.ts';

/** The centers below the area; what is not there is said in words. */
export function Overview({ view, onOpen }: { view: AreaView; onOpen: (code: string) => void }) {
  const say = useText();
  const { center, faults, missing, loading, again } = view;
  const groups = center ? groupsOf(center) : [];
  return (
    <>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {!center && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {center && groups.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('grid.empty', { area: center.name })} />
      )}
      {groups.length > 0 && <AreaGrid groups={groups} onOpen={onOpen} />}
    </>
  );
}
