import { Alert, Button } from 'antd';
import { useText } from '../i18n/text.ts';
import type { Fault } from '../lib/faults.ts';

interface Props {
  faults: readonly Fault[];
  /** What to call on “try again”; without it there is no button. */
  again?: () => void;
}

/** What went wrong and what to do next, where it happened. */
export function FaultNote({ faults, again }: Props) {
  const say = useText();
  if (faults.length === 0) return null;
  return (
    <div className="faults" role="alert">
      {distinct(faults).map(fault => {
        const offline = fault.code === 'OFFLINE';
        return (
          <Alert
            key={`${fault.code} ${fault.message}`}
            type="error"
            showIcon
            role="none"
            title={offline || fault.message === '' ? say('fault.offline') : fault.message}
            description={offline ? say('fault.offlineRemedy') : fault.remedy}
            action={
              again && (
                <Button size="small" onClick={again}>
                  {say('do.again')}
                </Button>
              )
            }
          />
        );
      })}
    </div>
  );
}

/** One level that is down answers with one fault for each field asked of it. */
function distinct(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map(fault => [`${fault.code} ${fault.message}`, fault]));
  return [...seen.values()];
}
