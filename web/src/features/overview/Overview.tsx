import { Skeleton } from 'antd';
import { AreaGrid } from './AreaGrid.tsx';
import { groupsOf } from './figures.ts';
import type { AreaView } from './useArea.ts';

/** The centers below the area. */
export function Overview({ view, onOpen }: { view: AreaView; onOpen: (code: string) => void }) {
  const { center, loading } = view;
  if (!center) return loading && <Skeleton active paragraph={{ rows: 10 }} />;
  return <AreaGrid groups={groupsOf(center)} onOpen={onOpen} />;
}
