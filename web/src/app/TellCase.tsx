import { Button } from 'antd';
import { roleHolds } from '../../../shared/domain/access/permissions.ts';
import { useText } from '../i18n/text.ts';
import type { PressedCase } from '../lib/pressedCase.ts';
import { go } from '../lib/route.ts';
import { useWorkplace } from '../lib/workplace.tsx';

/** Leads from a case that was solved at the own level to writing about it for the library (WL-34, WL-78). */
export function TellCase({ pressed: { uid, solvedAt } }: { pressed: PressedCase }) {
  const say = useText();
  const { account, level } = useWorkplace();
  if (!roleHolds(account.role, 'writeLibraryCase') || !solvedAt.includes(level)) return null;
  return (
    <Button className="sup-press" onClick={() => go.writeCase(uid)}>
      {say('library.write')}
    </Button>
  );
}
