import { Skeleton } from 'antd';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { AreaGrid } from './AreaGrid.tsx';
import { groupsOf } from './figures.ts';
import type { AreaView } from './useArea.ts';

/** The centers below the area; what is not there is said in words. */
export function Overview({ view, onOpen }: { view: AreaView; onOpen: (code: string) => void }) {
  const { center, faults, missing, loading, again } = view;
  const groups = center ? groupsOf(center) : [];
  return (
    <>
      <MissingLevels levels={missing} />
      <FaultNote faults={faults} again={again} />
      {!center && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {groups.length > 0 && <AreaGrid groups={groups} onOpen={onOpen} />}
    </>
  );
}
