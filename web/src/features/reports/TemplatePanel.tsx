import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Popconfirm, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { PAPERS } from '../../../../shared/domain/forms/fillForm.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { MissingLevels } from '../../components/MissingLevels.tsx';
import { Part } from '../../components/Part.tsx';
import {
  CountyEndTemplateDocument,
  CountyPaperTemplateDocument,
  CountyPaperTemplatesDocument,
  type PaperKind,
  type TemplateLineFragment,
} from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { besidesMissing, type Fault, missingLevels } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { saveBytes } from '../../lib/save.ts';
import { moment } from '../../lib/time.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { KeepTemplate } from './KeepTemplate.tsx';
import { sizeText } from './words.ts';

const KINDS = Object.keys(PAPERS) as (keyof typeof PAPERS)[];

/** What a paper is called in the language of the page. */
export const paperName = (say: Say, kind: PaperKind): string =>
  say(`reports.templates.${kind.toLowerCase() as keyof typeof PAPERS}`);

/** The templates that the papers of the own center are written by, as text documents (SJ-63). */
export function TemplatePanel() {
  const say = useText();
  const { account, center, level } = useWorkplace();
  const { data, error, loading, refetch } = useQuery(onLevel(CountyPaperTemplatesDocument, level), {
    variables: { center: center.code },
    fetchPolicy: 'network-only',
  });
  const faults = faultsOf(error);
  const keeps = roleHolds(account.role, 'keepTemplate');
  const again = () => void refetch();
  return (
    <>
      <p className="quiet">{say('reports.templates.what', { tag: '{title}' })}</p>
      {!keeps && <Alert type="info" showIcon title={say('reports.templates.readOnly')} />}
      <MissingLevels levels={missingLevels(faults)} />
      <FaultNote faults={besidesMissing(faults)} again={again} />
      {loading && !data && <Skeleton active paragraph={{ rows: 6 }} />}
      {data?.templates &&
        KINDS.map(kind => kind.toUpperCase() as PaperKind).map(kind => (
          <OnePaper
            key={kind}
            kind={kind}
            versions={data.templates.filter(one => one.kind === kind)}
            keeps={keeps}
            onChanged={again}
          />
        ))}
    </>
  );
}

interface PaperProps {
  kind: PaperKind;
  versions: readonly TemplateLineFragment[];
  keeps: boolean;
  onChanged: () => void;
}

function OnePaper({ kind, versions, keeps, onChanged }: PaperProps) {
  const say = useText();
  const inUse = versions.find(({ endedAt }) => endedAt === null);
  const [keeping, setKeeping] = useState(false);
  const { busy, faults, fetchIt, endIt } = useTemplateActs(kind, onChanged);
  return (
    <section className="template" aria-label={paperName(say, kind)} data-template={kind}>
      <h2>{paperName(say, kind)}</h2>
      <p>
        {inUse ? <TemplateText template={inUse} /> : <span className="quiet">{say('reports.templates.default')}</span>}
      </p>
      <Space wrap>
        <Button onClick={() => void fetchIt()} loading={busy}>
          {say('reports.templates.fetch')}
        </Button>
        {keeps && (
          <Button type="primary" onClick={() => setKeeping(true)}>
            {say('reports.templates.keep')}
          </Button>
        )}
        {keeps && inUse && (
          <Popconfirm title={say('reports.templates.endAsk')} onConfirm={() => void endIt()}>
            <Button>{say('reports.templates.end')}</Button>
          </Popconfirm>
        )}
      </Space>
      <FaultNote faults={faults} />
      {versions.length > 0 && (
        <Part title={say('reports.templates.earlier')} count={versions.length}>
          <ol className="template-versions">
            {versions.map(one => (
              <li key={one.id}>
                {say('reports.version', { version: one.version })} · {one.name} · {sizeText(one.bytes)} ·{' '}
                {say('reports.templates.used', {
                  from: moment(one.keptAt),
                  to: one.endedAt === null ? '…' : moment(one.endedAt),
                })}{' '}
                <span className="number">
                  {one.keptBy} · SHA-256 {one.hash.slice(0, 16)}…
                </span>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {keeping && (
        <KeepTemplate
          kind={kind}
          onClose={() => setKeeping(false)}
          onKept={() => {
            setKeeping(false);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function TemplateText({ template: { name, version, bytes, keptAt } }: { template: TemplateLineFragment }) {
  const say = useText();
  return <b>{say('reports.templates.kept', { name, version, size: sizeText(bytes), time: moment(keptAt) })}</b>;
}

function useTemplateActs(kind: PaperKind, onChanged: () => void) {
  const say = useText();
  const client = useApolloClient();
  const { center, level } = useWorkplace();
  const { message } = App.useApp();
  const [end] = useMutation(onLevel(CountyEndTemplateDocument, level));
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const variables = { center: center.code, kind };
  return {
    busy,
    faults,
    async fetchIt() {
      setBusy(true);
      const { data, error } = await client
        .query({ query: onLevel(CountyPaperTemplateDocument, level), variables, fetchPolicy: 'no-cache' })
        .catch((fault: unknown) => ({ data: undefined, error: fault }));
      setBusy(false);
      if (!data?.file) return setFaults(faultsOf(error ?? new Error('no answer')));
      setFaults([]);
      saveBytes([data.file.base64], data.file.type, data.file.name);
    },
    async endIt() {
      const { error } = await end({ variables }).catch((fault: unknown) => ({ error: fault }));
      setFaults(faultsOf(error));
      if (!error) void message.success(say('reports.templates.ended'));
      onChanged();
    },
  };
}
