import { Tag } from 'antd';
import type { QualityCoverFragment } from '../gen/graphql.ts';
import { useText } from '../i18n/text.ts';
import { levelText } from '../lib/names.ts';
import { clockTime } from '../lib/time.ts';

/** How many centers are in the sums, up to when, and which level is missing for what reason (N7). */
export function CoverageLine({ coverage, asOf }: Pick<QualityCoverFragment, 'asOf' | 'coverage'>) {
  const say = useText();
  const { answered, expected, sources } = coverage;
  const amiss = sources.filter(({ fault }) => fault !== null);
  return (
    <p className="oversight-cover" role="status" data-answered={answered} data-expected={expected}>
      <b>{say('oversight.covered', { answered: String(answered), expected: String(expected) })}</b>
      <span>{asOf ? say('oversight.asOf', { time: clockTime(new Date(asOf)) }) : say('oversight.notWhole')}</span>
      {amiss.map(({ level, fault, asOf: last, lag }) => (
        <Tag key={level} color="warning" data-amiss={level}>
          {say(fault === 'BEHIND' ? 'oversight.behind' : fault === 'NEVER' ? 'oversight.never' : 'oversight.silent', {
            level: levelText(say, level),
            lag: String(lag),
            time: last ? clockTime(new Date(last)) : '',
          })}
        </Tag>
      ))}
    </p>
  );
}
