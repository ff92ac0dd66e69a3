import { useQuery } from '@apollo/client/react';
import { Drawer, Empty, Grid, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { WholeCaseDocument } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { besidesMissing, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import type { PressedCase } from '../../lib/pressedCase.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { ActBar } from './ActBar.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { pressedOf } from './pressed.ts';
import { filesOf, leadingFile } from './wholeCase.ts';

interface Props {
  uid: string;
  onClose: () => void;
  onActed: () => void;
  /** Who was pressed about it. */
  beside: (pressed: PressedCase) => ReactNode;
}

/** Any level may move the case while somebody reads it; one small question covers them all. */
const LOOK_AGAIN_MS = 5_000;

/** One case, with what every level holds of it. */
export function CaseDrawer({ uid, onClose, onActed, beside }: Props) {
  const say = useText();
  const { level } = useWorkplace();
  const wide = Grid.useBreakpoint().md ?? true;
  const { data, error, loading, refetch } = useQuery(WholeCaseDocument, {
    variables: { uid },
    pollInterval: LOOK_AGAIN_MS,
  });
  const files = data?.case ? filesOf(data.case) : [];
  const leading = leadingFile(files, level);
  const faults = faultsOf(error);
  const own = files.find(held => held.level === level);
  return (
    <Drawer
      open
      size={wide ? 640 : '100%'}
      onClose={onClose}
      title={<h2 className="drawer-title">{leading?.file.title ?? say('case.heading')}</h2>}
      className="case"
      rootClassName="case-root"
      footer={own && <ActBar key={uid} file={own.file} level={level} reload={() => refetch()} onActed={onActed} />}
    >
      {/* what scrolls can be reached by keyboard */}
      <div className="case-body" tabIndex={0} role="region" aria-label={say('case.heading')}>
        <MissingLevels levels={missingLevels(faults)} />
        <FaultNote faults={besidesMissing(faults)} again={() => void refetch()} />
        {!leading && loading && <Skeleton active paragraph={{ rows: 12 }} />}
        {!leading && !loading && faults.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('case.unknown')} />
        )}
        {leading && (
          <CaseFacts
            leading={leading}
            files={files}
            beside={beside(pressedOf(leading, files))}
            onAdded={() => void refetch()}
          />
        )}
      </div>
    </Drawer>
  );
}
