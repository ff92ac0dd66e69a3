import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { useText } from '../../i18n/text.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { LibraryCaseView } from './LibraryCaseView.tsx';
import { LibraryDesk, LibrarySearch } from './LibraryLists.tsx';
import { WriteCase } from './WriteCase.tsx';
import '../../styles/assessment.css';
import '../../styles/library.css';

interface Props {
  /** One case of the library. */
  id: string | null;
  /** A settled case that is to be written about. */
  about: string | null;
  onOpenCase: (uid: string) => void;
}

type Tab = 'search' | 'desk';

/** What others did in matters that could not get done (案例库): looked for in everyday words, written by one and published by another: WL-34, WL-78, SH-35. */
export function LibraryPage({ id, about, onOpenCase }: Props) {
  const say = useText();
  const { account, center } = useWorkplace();
  const works = roleHolds(account.role, 'writeLibraryCase') || roleHolds(account.role, 'publishLibraryCase');
  const [tab, setTab] = useState<Tab>('search');
  const lists = (
    <Tabs
      activeKey={tab}
      onChange={key => setTab(key as Tab)}
      destroyOnHidden
      items={[
        { key: 'search', label: say('library.tab.search'), children: <LibrarySearch /> },
        ...(works
          ? [{ key: 'desk', label: say('library.tab.desk'), children: <LibraryDesk center={center.code} /> }]
          : []),
      ]}
    />
  );
  return (
    <main className="supervision">
      <div className="sup-head">
        <h1>
          {say('library.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="sup-tools">
          {(id !== null || about !== null) && <Button onClick={() => go.library()}>{say('library.all')}</Button>}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      {id === null && about === null && (
        <>
          <p className="quiet">{say('library.what')}</p>
          {lists}
        </>
      )}
      {id !== null && <LibraryCaseView key={id} id={id} onOpenCase={onOpenCase} />}
      {about !== null && <WriteCase key={about} about={about} onWritten={go.library} />}
    </main>
  );
}
