import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { CaseState, CenterKind, Level, RecordKind } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';
import { levelText, stateName, valueName } from '../lib/names.ts';
import { isOpen } from '../lib/states.ts';
import { daysUntil } from '../lib/time.ts';

export function StateTag({ state }: { state: CaseState }) {
  return <span className={`state state-${state.toLowerCase()}`}>{stateName(useText(), state)}</span>;
}

export function LevelTag({ level }: { level: Level }) {
  return <span className={`level level-${level.toLowerCase()}`}>{levelText(useText(), level)}</span>;
}

export function KindTag({ kind }: { kind: CenterKind }) {
  const say = useText();
  if (kind === 'DIVISION') return null;
  return <span className="kind">{say(kind === 'ZONE' ? 'kind.zone' : 'kind.subCenter')}</span>;
}

/** What was put on record, where it is no ordinary case: a question, a suggestion, a complaint about conduct. */
export function RecordKindTag({ kind }: { kind: RecordKind }) {
  const say = useText();
  if (kind === 'CASE') return null;
  return <span className="record-kind">{valueName(say, 'recordKind', kind)}</span>;
}

interface DueProps {
  file: { dueOn: string; dueProvisional: boolean; overdue: boolean; state: CaseState };
}

/** The last day, whether it may still move, and how much of it is left: in words, never by colour alone. */
export function Due({ file: { dueOn, dueProvisional, overdue, state } }: DueProps) {
  const say = useText();
  return (
    <span className="due">
      <span>{dueOn}</span>
      {dueProvisional && (
        <span className="state" title={say('due.provisionalWhy')}>
          {say('due.provisional')}
        </span>
      )}
      <DaysLeft dueOn={dueOn} overdue={overdue} waits={isOpen(state)} />
    </span>
  );
}

interface DaysLeftProps {
  dueOn: string;
  overdue: boolean;
  /** Whether somebody still has to do something by then. */
  waits: boolean;
}

/** How much is left until a last day, or how long ago it passed. */
export function DaysLeft({ dueOn, overdue, waits }: DaysLeftProps) {
  const say = useText();
  const left = daysUntil(dueOn, new Date());
  if (overdue)
    return (
      <span className="due-over">
        <ExclamationCircleFilled aria-hidden /> {say('due.over', { days: -left })}
      </span>
    );
  if (!waits) return null;
  return (
    <span className={left <= 1 ? 'due-soon' : 'due-left'}>
      <ClockCircleOutlined aria-hidden /> {left === 0 ? say('due.today') : say('due.left', { days: left })}
    </span>
  );
}
