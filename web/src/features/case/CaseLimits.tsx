import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { beijingDay } from '../../../../shared/domain/clock/workdays.ts';
import { WhySteps } from '../../components/WhySteps.tsx';
import { Part } from '../../components/Part.tsx';
import { LevelTag } from '../../components/tags.tsx';
import { useText } from '../../i18n/text.ts';
import { valueName } from '../../lib/names.ts';
import { clockMinute, daysUntil, moment } from '../../lib/time.ts';
import { type CaseFile, type Clock, type Held, type HeldFile, isRunning, limitsOf } from './wholeCase.ts';

interface Props {
  files: readonly HeldFile[];
  leading: HeldFile;
}

/** Every limit of the case: what for, until when, how it stands; each says why then. */
export function CaseLimits({ files, leading }: Props) {
  const say = useText();
  const limits = limitsOf(files, leading);
  if (limits.length === 0) return null;
  const running = limits.filter(({ item }) => isRunning(item)).length;
  return (
    <Part title={say('case.limits')} count={running} open>
      <ul className="limits">
        {limits.map(({ level, item }) => (
          <li key={`${level}/${item.kind}/${item.no}/${item.startedAt}`} data-limit={item.kind}>
            <Limit clock={item} level={files.length > 1 ? level : null} about={aboutOf({ level, item }, files)} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Which department, unit, material or body a limit is about: there may be several of its kind. */
const ABOUT: Partial<Record<Clock['kind'], (file: CaseFile, no: number) => string | undefined>> = {
  REPLY: ({ orders }, no) => orders.find(order => order.no === no)?.department,
  SUMMONS: ({ summonses }, no) => summonses.find(call => call.no === no)?.unit,
  SUPPLEMENT: ({ supplements }, no) => supplements.find(one => one.no === no)?.material,
  RUNG: ({ ladder }, no) => ladder.find(step => step.no === no)?.body,
};

function aboutOf({ level, item: { kind, no } }: Held<Clock>, files: readonly HeldFile[]): string | null {
  const file = files.find(held => held.level === level)?.file;
  return (file && ABOUT[kind]?.(file, no)) ?? null;
}

interface LimitProps {
  clock: Clock;
  level: HeldFile['level'] | null;
  about: string | null;
}

function Limit({ clock, level, about }: LimitProps) {
  const say = useText();
  const { kind, status, provisional, dueOn, dueAt } = clock;
  // an end within the day is told to the minute: office hours close, a call to the desk runs out
  const minute = beijingDay(new Date(dueAt)) === dueOn ? ` ${clockMinute(dueAt)}` : '';
  return (
    <details className={`limit limit-${status.toLowerCase()}`}>
      <summary className="limit-head">
        {level && <LevelTag level={level.toUpperCase() as Uppercase<typeof level>} />}
        <b>{valueName(say, 'clock', kind)}</b>
        {about && <span className="limit-about">{about}</span>}
        <span className="limit-due">
          {dueOn}
          {minute}
        </span>
        {provisional && (
          <span className="state" title={say('due.provisionalWhy')}>
            {say('due.provisional')}
          </span>
        )}
        <Standing clock={clock} />
        <span className="limit-why">{say(kind === 'CITIZEN' ? 'case.dueWhy' : 'case.limitWhy')}</span>
      </summary>
      <WhySteps why={clock.why} />
    </details>
  );
}

/** How a limit stands: in words, never by colour alone. */
function Standing({ clock: { status, dueOn, breachedAt } }: { clock: Clock }) {
  const say = useText();
  const left = daysUntil(dueOn, new Date());
  if (status === 'RUNNING' && (breachedAt !== null || left < 0))
    return (
      <span className="due-over">
        <ExclamationCircleFilled aria-hidden /> {left < 0 ? say('due.over', { days: -left }) : say('act.breach')}
      </span>
    );
  if (status === 'RUNNING')
    return (
      <span className={left <= 1 ? 'due-soon' : 'due-left'}>
        <ClockCircleOutlined aria-hidden /> {left === 0 ? say('due.today') : say('due.left', { days: left })}
      </span>
    );
  return (
    <span className="quiet">
      {valueName(say, 'clockStatus', status)}
      {breachedAt !== null && ` · ${say('case.breached', { time: moment(breachedAt) })}`}
    </span>
  );
}
