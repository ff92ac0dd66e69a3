import { Button, Grid, Segmented, Select, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { ReportListKind } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { go } from '../../lib/route.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { CheckPanel } from './CheckPanel.tsx';
import { DuePanel } from './DuePanel.tsx';
import { IssuedList } from './IssuedList.tsx';
import { ListPanel } from './ListPanel.tsx';
import { issuedPart, readDraft, readIssued } from './periods.ts';
import { ReportDrawer } from './ReportDrawer.tsx';
import { TemplatePanel } from './TemplatePanel.tsx';

const TABS = ['due', 'issued', 'lists', 'templates', 'check'] as const;
type Tab = (typeof TABS)[number];

interface Props {
  /** The report that lies open, as the address says it. */
  part: string;
  onOpenCase: (uid: string) => void;
}

/** What a center draws up of its work, and what it prints (SJ-37, LH-39, WL-47, N21). */
export function ReportsPage({ part, onOpenCase }: Props) {
  const say = useText();
  const { center, level: own } = useWorkplace();
  const wide = Grid.useBreakpoint().md ?? true;
  const levels = levelsFrom(own);
  const open = readIssued(part);
  const [level, setLevel] = useState<LevelName>(open?.level ?? own);
  const [tab, setTab] = useState<Tab>(open ? 'issued' : 'due');
  const [listKind, setListKind] = useState<ReportListKind>('LEDGER');
  const show = (at: LevelName, id: string) => go.reports(issuedPart(at, id));
  const ofLevels = tab === 'issued' || tab === 'lists';
  const panels: Record<Tab, ReactNode> = {
    due: (
      <DuePanel
        wish={readDraft(part)}
        onOpen={id => show(own, id)}
        onOpenCase={onOpenCase}
        onList={kind => {
          setListKind(kind);
          setTab('lists');
        }}
      />
    ),
    issued: <IssuedList key={level} area={center.code} level={level} onOpen={id => show(level, id)} />,
    lists: <ListPanel key={`${level} ${listKind}`} level={level} kind={listKind} />,
    templates: <TemplatePanel />,
    check: <CheckPanel levels={levels} onOpen={show} onOpenCase={onOpenCase} />,
  };
  return (
    <main className="reports">
      <div className="reports-head">
        <h1>
          {say('reports.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="reports-tools">
          {ofLevels && levels.length > 1 && (
            <Segmented<LevelName>
              value={level}
              onChange={setLevel}
              aria-label={say('reports.levels')}
              options={levels.map(value => ({
                value,
                label: say('reports.level', { level: say(`level.${value}`) }),
              }))}
            />
          )}
          <Button onClick={() => print()}>{say('refusals.print')}</Button>
          <Button onClick={go.home}>{say('refusals.back')}</Button>
        </div>
      </div>
      <p className="quiet">{say('reports.what')}</p>
      <Tabs
        activeKey={tab}
        onChange={key => setTab(key as Tab)}
        destroyOnHidden
        // five tabs have no room beside each other on a telephone; what is open below stays as it is
        renderTabBar={(bar, TabBar) =>
          wide ? (
            <TabBar {...bar} />
          ) : (
            <Select<Tab>
              className="reports-pick"
              aria-label={say('reports.heading')}
              value={tab}
              onChange={setTab}
              options={TABS.map(value => ({ value, label: say(`reports.tab.${value}`) }))}
            />
          )
        }
        items={TABS.map(key => ({
          key,
          label: say(`reports.tab.${key}`),
          children: key === tab ? panels[key] : null,
        }))}
      />
      {open && (
        <ReportDrawer
          key={open.id}
          {...open}
          onClose={() => go.reports()}
          onOpen={id => show(open.level, id)}
          onOpenCase={onOpenCase}
        />
      )}
    </main>
  );
}
