import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
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
  const note = useRef<HTMLDivElement>(null);
  // the answer to what somebody has sent may stand below what they see of a long form; a page that asks by itself does not move
  const told = again ? '' : faults.map(({ code, message }) => `${code} ${message}`).join('\n');
  useEffect(() => {
    if (told !== '') note.current?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  if (faults.length === 0) return null;
  return (
    <div className="faults" role="alert" ref={note}>
      {distinct(faults).map(fault => {
        const offline = fault.code === 'OFFLINE';
        // the hub has been updated under an open page: only the new page can go on
        const outdated = fault.code === 'OPERATION_UNKNOWN';
        const next = outdated ? () => location.reload() : again;
        return (
          <Alert
            key={`${fault.code} ${fault.message}`}
            type="error"
            showIcon
            role="none"
            title={offline || fault.message === '' ? say('fault.offline') : fault.message}
            description={offline ? say('fault.offlineRemedy') : fault.remedy}
            action={
              next && (
                <Button size="small" onClick={next}>
                  {say(outdated ? 'do.reload' : 'do.again')}
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
