import { Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { roleMay } from '../../../shared/domain/access/roles.ts';
import { dropDraft } from '../features/register/form.ts';
import type { Level } from '../gen/graphql.ts';
import type { Account, Pass } from '../lib/account.ts';
import { createConnectionStore } from '../lib/connection.ts';
import { levelName } from '../lib/levels.ts';
import type { ReceiptLink } from '../../../shared/domain/paper/receiptAddress.ts';
import { dropPolicyDraft } from '../lib/policyDraft.ts';
import { go } from '../lib/route.ts';
import { HatRibbon } from './HatRibbon.tsx';
import { VerifyPage } from '../features/verify/lazy.ts';
import { navigation } from './navigation.ts';
import { TopBar } from './TopBar.tsx';
import { accountIn, useHat } from './useHat.ts';
import type { Session } from './useSession.ts';
import { WorkplaceGate } from './WorkplaceGate.tsx';

interface Props {
  session: Session;
  signedIn: Account;
  /** The receipt that somebody wants to check, whoever sits here. */
  link: ReceiptLink | null;
}

/** Where the person works, as the directory has it. */
interface Arrived {
  code: string;
  name: string;
  level: Level;
}

/** What somebody has before them who is signed in: the bar, and the workplace of the role that is on. */
export function Desk({ session, signedIn, link }: Props) {
  const hat = useHat(signedIn, session.pass);
  const { worn, look } = hat;
  const account = useMemo(() => accountIn(signedIn, worn), [signedIn, worn]);
  const pass = useMemo<Pass>(
    () => (worn ? { ...session.pass, duty: worn.id, dutyOver: look } : session.pass),
    [session.pass, worn?.id, look],
  );
  // tokens hold codes of centers; what they are called is learned where the person arrives
  const [arrived, setArrived] = useState<Arrived>();
  // how many orders and circulars wait for this person; known inside the workplace, shown in the bar
  const [awaited, setAwaited] = useState(0);
  // one store for each person, so that the badge never shows another's time
  const connection = useMemo(createConnectionStore, [account.id]);
  const mayRegister = roleMay(account.role, 'register');
  useRegisterKey(mayRegister);

  const choose = (id: string) => {
    dropPolicyDraft(account.id);
    dropDraft(account.id); // a name on it is nobody else's business
    go.begin();
    session.choose(id);
  };
  const signOut = () => {
    dropPolicyDraft(account.id);
    session.signOut();
  };
  return (
    <>
      <TopBar
        session={{ ...session, choose, signOut }}
        account={named(signedIn, arrived)}
        hat={hat}
        connection={connection}
        onHome={go.home}
        onRegister={mayRegister ? go.register : undefined}
        groups={navigation(account.role, arrived && arrived.code === account.center ? levelName(arrived.level) : null)}
        awaited={awaited}
      />
      <HatRibbon hat={hat} />
      {link && <VerifyPage link={link} />}
      {!link && hat.pending && <Skeleton className="page-skeleton" active paragraph={{ rows: 12 }} />}
      {!link && !hat.pending && (
        // another duty is another workplace: nothing of one stays in the other
        <WorkplaceGate
          key={`${account.id} ${worn?.id ?? ''}`}
          account={account}
          pass={pass}
          connection={connection}
          onOrdered={look}
          onArrived={setArrived}
          onAwaited={setAwaited}
        />
      )}
    </>
  );
}

/** An account with the name of its center, where that has been learnt since. */
const named = (account: Account, center: Arrived | undefined): Account =>
  account.centerName === '' && account.center === center?.code ? { ...account, centerName: center.name } : account;

/** `n` opens the registration desk, unless somebody is writing. */
function useRegisterKey(mayRegister: boolean) {
  useEffect(() => {
    if (!mayRegister) return;
    const press = (event: KeyboardEvent) => {
      const writing = (event.target as HTMLElement).closest(
        'input, textarea, select, [contenteditable], [role=dialog]',
      );
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || writing) return;
      event.preventDefault(); // or the letter lands in the first field of the form
      go.register();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [mayRegister]);
}
