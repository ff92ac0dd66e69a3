import { Button } from 'antd';
import { useState } from 'react';
import { LevelTag } from '../../components/tags.tsx';
import { FaultNote } from '../../components/FaultNote.tsx';
import { Part } from '../../components/Part.tsx';
import { WordsModal } from '../../components/WordsModal.tsx';
import { CountyExcludeFromComparisonDocument, CountyExclusionsDocument, type Level } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { levelsFrom } from '../../lib/levels.ts';
import { roleName } from '../../lib/names.ts';
import type { PressedCase } from '../../lib/pressedCase.ts';
import { moment } from '../../lib/time.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { levelValue, mayExclude } from './exclude.ts';
import type { Exclusion, ExclusionsView } from './Exclusions.tsx';
import { IncludeButton } from './IncludeButton.tsx';
import { useQuality } from './useQuality.ts';

/** Whether a case is compared, and the buttons for who says so (AH-20, N11). */
export function CaseComparison({ pressed }: { pressed: PressedCase }) {
  const { account, level } = useWorkplace();
  return mayExclude(account.role, level) ? <Excludable pressed={pressed} /> : null;
}

function Excludable({ pressed: { uid, levels } }: { pressed: PressedCase }) {
  const say = useText();
  const { center, level } = useWorkplace();
  const { busy, perform } = useDeed(level);
  const [asking, setAsking] = useState(false);
  const { view, faults, again } = useQuality<ExclusionsView, { code: string }>(CountyExclusionsDocument, {
    code: center.code,
  });
  const out = view?.exclusions.filter(one => one.case?.uid === uid) ?? [];
  const left = levelsFrom(level)
    .filter(one => levels.includes(one))
    .map(levelValue)
    .filter(one => !out.some(({ level: held }) => held === one));
  return (
    <Part title={say('quality.tab.comparison')} count={out.length} open={out.length > 0}>
      <FaultNote faults={faults} again={again} />
      <ul className="cards">
        {out.map(one => (
          <Out key={one.id} one={one} />
        ))}
      </ul>
      {view && left.length > 0 && (
        <Button className="sup-press" data-act="EXCLUDE" onClick={() => setAsking(true)}>
          {say('quality.exclude')}
        </Button>
      )}
      {asking && (
        <WordsModal
          title={say('quality.exclude')}
          hint={say('quality.excludeHint')}
          words={{ name: 'reason', label: say('kinds.reason') }}
          {...(left.length > 1
            ? {
                choice: {
                  ...{ name: 'level', label: say('quality.excludeLevel') },
                  options: left.map(value => ({
                    value,
                    label: say('quality.file', { level: say(`level.${value.toLowerCase() as Lowercase<Level>}`) }),
                  })),
                },
              }
            : {})}
          busy={busy}
          perform={async ({ reason = '', level: chosen = left[0] ?? '' }) => {
            const { found } = await perform(CountyExcludeFromComparisonDocument, {
              ...{ uid, reason },
              level: chosen as Level,
            });
            if (found.length === 0) setAsking(false);
            return found;
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </Part>
  );
}

function Out({ one: { id, level, reason, at, role } }: { one: Exclusion }) {
  const say = useText();
  return (
    <li className="card" data-exclusion={id}>
      <p className="card-head">
        <LevelTag level={level} />
        <b>{say('quality.excluded')}</b>
        <span className="quiet">
          {moment(at)} · {roleName(say, role)}
        </span>
        <span className="card-right">
          <IncludeButton id={id} />
        </span>
      </p>
      <p className="text">{reason}</p>
    </li>
  );
}
