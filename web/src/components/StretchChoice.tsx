import { Segmented } from 'antd';
import { useText } from '../i18n/text.ts';
import { STRETCHES, type Stretch } from '../lib/stretches.ts';

/** The stretch of time over which one looks; it rolls with the day. */
export function StretchChoice({ value, onChange }: { value: Stretch; onChange: (stretch: Stretch) => void }) {
  const say = useText();
  return (
    <Segmented<Stretch>
      value={value}
      onChange={onChange}
      aria-label={say('assessment.stretch')}
      options={STRETCHES.map(one => ({ value: one, label: say(`assessment.stretch.${one}`) }))}
    />
  );
}
