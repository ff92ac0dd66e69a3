import { useState } from 'react';
import { CaseDrawer } from '../features/case/CaseDrawer.tsx';
import { InboxPage } from '../features/inbox/InboxPage.tsx';
import { go } from '../lib/route.ts';
import { CaseBeside } from './CaseBeside.tsx';

/** The desk of a department: what waits for it, and over it the case that is open. */
export function InboxDesk({ uid }: { uid: string | null }) {
  const [tick, setTick] = useState(0);
  return (
    <>
      <InboxPage tick={tick} open={uid} onOpen={go.inbox} />
      {uid && (
        <CaseDrawer
          key={uid}
          uid={uid}
          onClose={() => go.inbox()}
          onActed={() => setTick(n => n + 1)}
          beside={pressed => <CaseBeside pressed={pressed} />}
        />
      )}
    </>
  );
}
