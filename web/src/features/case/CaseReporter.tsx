import { EyeOutlined } from '@ant-design/icons';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { DisclosurePurpose, DisclosureTextFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { reporterOn, revealOn } from '../../lib/api/disclosure.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { OpenReporter } from './OpenReporter.tsx';
import { RevealModal } from './RevealModal.tsx';
import type { CaseFile, HeldFile } from './wholeCase.ts';

/** Who reported: masked for everybody; in full for one person, for a purpose, and only until its time is over (N12). */
export function CaseReporter({ window: { level, file } }: { window: HeldFile }) {
  const say = useText();
  const { shown, mayReveal, busy, reveal, hide } = useDisclosure(level, file);
  const [asking, setAsking] = useState(false);
  const send = async (purpose: DisclosurePurpose, note: string) => {
    const faults = await reveal(purpose, note);
    if (faults.length === 0) setAsking(false);
    return faults;
  };
  if (shown) return <OpenReporter key={shown.mark} shown={shown} onOver={hide} />;
  const masked = file.reporter && [file.reporter.name, file.reporter.phone].filter(Boolean).join(' ');
  return (
    <span className="reporter">
      <span>{masked ?? say(mayReveal ? 'reporter.kept' : 'reporter.none')}</span>
      {mayReveal && (
        <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => setAsking(true)}>
          {say('act.reveal')}
        </Button>
      )}
      {asking && <RevealModal busy={busy} reveal={send} onClose={() => setAsking(false)} />}
    </span>
  );
}

/** What this person may see of the reporter now, and the way to ask for more. */
function useDisclosure(level: LevelName, file: CaseFile) {
  const client = useApolloClient();
  // what is shown in full stays out of the cache: it must be gone when its time is over
  const { data, refetch } = useQuery(reporterOn(level), { variables: { uid: file.uid }, fetchPolicy: 'no-cache' });
  const [shown, setShown] = useState<DisclosureTextFragment | null>(null);
  const [busy, setBusy] = useState(false);
  const known = data?.file?.disclosure ?? null;
  useEffect(() => setShown(known), [known]);
  // whom the case was escalated to may have become entitled meanwhile
  const raised = file.raised?.status;
  useEffect(() => void refetch().catch(() => undefined), [raised, refetch]);

  const reveal = async (purpose: DisclosurePurpose, note: string): Promise<Fault[]> => {
    setBusy(true);
    const variables = { uid: file.uid, purpose, note };
    const { data: answer, error } = await client
      .mutate({ mutation: revealOn(level), variables, fetchPolicy: 'no-cache' })
      .catch((fault: unknown) => ({ data: undefined, error: fault }));
    setBusy(false);
    if (!answer?.shown) return faultsOf(error ?? new Error('no answer'));
    setShown(answer.shown);
    return [];
  };
  return { shown, mayReveal: data?.file?.mayReveal === true, busy, reveal, hide: () => setShown(null) };
}
