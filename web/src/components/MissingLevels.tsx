import { Alert } from 'antd';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { useText } from '../i18n/text.ts';

/** Names the levels that did not answer, so that nobody takes a hole for a zero. */
export function MissingLevels({ levels }: { levels: readonly LevelName[] }) {
  const say = useText();
  if (levels.length === 0) return null;
  const names = levels.map(level => say(`level.${level}`)).join(say('list.comma'));
  return <Alert className="missing" type="warning" showIcon title={say('fault.levelMissing', { level: names })} />;
}
