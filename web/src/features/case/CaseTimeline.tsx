import { Timeline } from 'antd';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { isTextKey } from '../../../../shared/i18n/phrase.ts';
import { LevelTag } from '../../components/tags.tsx';
import type { EntryLineFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { actName, roleName } from '../../lib/names.ts';
import { moment } from '../../lib/time.ts';
import { detailName, detailText } from './entryDetails.ts';

const COLOR: Record<EntryLineFragment['level'], string> = {
  PROVINCE: '#7a3e9d',
  CITY: '#1d4f91',
  COUNTY: '#0f766e',
  TOWNSHIP: '#8a5a00',
};

/** What every level did, in the order in which it happened. */
export function CaseTimeline({ entries, policy }: { entries: readonly EntryLineFragment[]; policy: Policy | null }) {
  const say = useText();
  return (
    <Timeline
      className="timeline"
      items={entries.map(entry => ({
        key: `${entry.level}/${entry.seq}`,
        color: COLOR[entry.level],
        content: (
          <div data-entry={entry.act}>
            <p className="timeline-head">
              <LevelTag level={entry.level} />
              <b>{entry.act === 'HEAR_STEP' ? heard(say, entry) : actName(say, entry.act)}</b>
              <span className="timeline-who">
                {entry.by?.name} {entry.role ? roleName(say, entry.role) : ''}
                {inDuty(say, entry)}
              </span>
              <time dateTime={entry.at}>{moment(entry.at)}</time>
            </p>
            <Details act={stepOf(entry)} details={news(entry, entries)} policy={policy} />
            {entry.erased && <p className="timeline-erased">{say('case.erased')}</p>}
          </div>
        ),
      }))}
    />
  );
}

type Detail = EntryLineFragment['details'][number];

interface DetailsProps {
  act: string;
  details: readonly Detail[];
  policy: Policy | null;
}

function Details({ act, details, policy }: DetailsProps) {
  const say = useText();
  if (details.length === 0) return null;
  return (
    <dl className="timeline-details">
      {details.map(detail => (
        <div key={detail.name}>
          <dt>{detailName(say, act, detail.name)}</dt>
          <dd>{detailText(say, detail, policy)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Lines by which one level records what another did; that level's own line says it in full. */
const ECHOES: readonly EntryLineFragment['act'][] = ['HEAR_STEP', 'RECEIVE_ESCALATION'];

/** What a line says that another level's own line does not say: read one after the other, once is enough. */
function news({ act, details }: EntryLineFragment, all: readonly EntryLineFragment[]): Detail[] {
  const said = ECHOES.includes(act)
    ? all.filter(other => !ECHOES.includes(other.act)).flatMap(other => other.details)
    : [];
  return details.filter(
    ({ name, text }) =>
      text !== '' && !INSIDE_HEAD.includes(name) && !said.some(other => other.name === name && other.text === text),
  );
}

/** Said in the head of the line already; the code of a body stands beside its name. */
const INSIDE_HEAD = ['step', 'by', 'rung', 'duty', 'standsFor'];

/** That somebody was on duty, or in whose place. */
function inDuty(say: Say, { details }: EntryLineFragment): string {
  const said = (wanted: string) => details.find(({ name }) => name === wanted)?.text;
  const person = said('standsFor');
  if (person !== undefined) return say('timeline.for', { person });
  return said('duty') === undefined ? '' : say('timeline.roster');
}

const heardStep = ({ details }: EntryLineFragment): string => details.find(({ name }) => name === 'step')?.text ?? '';

/** What was done, by whomever: the act of the line, or the one that it tells of. */
const stepOf = (entry: EntryLineFragment): string =>
  entry.act === 'HEAR_STEP'
    ? heardStep(entry)
        .replace(/[A-Z]/g, letter => `_${letter}`)
        .toUpperCase()
    : entry.act;

/** What the level above has done, as this level was told: 上级进展：受理提级. */
function heard(say: Say, entry: EntryLineFragment): string {
  const key = `act.${heardStep(entry)}`;
  return isTextKey(key) ? say('case.heard', { act: say(key) }) : actName(say, entry.act);
}
