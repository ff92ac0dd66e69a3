import { LockOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { Alert, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { roleReads } from '../../../../shared/domain/access/permissions.ts';
import { beijingDay, dayAfter } from '../../../../shared/domain/clock/workdays.ts';
import type { PolicyKey } from '../../../../shared/domain/policy/policy.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CountyPolicyDocument, CountyPolicyPacksDocument } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { usePolicy } from '../../lib/policy.ts';
import { dropPolicyDraft, keepPolicyDraft, type PolicyDraft, readPolicyDraft } from '../../lib/policyDraft.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { ComparePart } from './ComparePart.tsx';
import { DaysPart } from './DaysPart.tsx';
import { DraftPart } from './DraftPart.tsx';
import { ownPacks, type ShownPack } from './packs.ts';
import { TermValue, termName } from './policyWords.tsx';
import '../../styles/supervision.css';
import '../../styles/today.css';
import '../../styles/inbox.css';
import '../../styles/policies.css';

/** The rules that hold at the own center, each with its article; what would come of others; and their next version (政策包, N5). */
export function PoliciesPage({ onOpenCase }: { onOpenCase: (uid: string) => void }) {
  const say = useText();
  const { account, center, level } = useWorkplace();
  const { policy, faults, again } = usePolicy(center.code);
  const locks = useQuery(onLevel(CountyPolicyDocument, level), { variables: { center: center.code } });
  const { data, error, refetch } = useQuery(onLevel(CountyPolicyPacksDocument, level), {
    variables: { center: center.code },
  });
  const packs: readonly ShownPack[] = data?.packs ?? [];
  const [draft, setDraft] = useState<PolicyDraft | undefined>(() => readPolicyDraft(account.id));
  const [published, setPublished] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const mayDraft = roleReads(account.role, 'whatIf');
  const locked = new Set(locks.data?.policy?.terms.flatMap(term => (term.locked ? [term.key] : [])) ?? []);
  const keep = (next: PolicyDraft) => {
    keepPolicyDraft(account.id, next);
    setDraft(next);
  };
  const drop = () => {
    dropPolicyDraft(account.id);
    setDraft(undefined);
  };
  const take = (key: PolicyKey) => {
    if (!policy) return;
    setPublished(null);
    const begun: PolicyDraft = draft ?? {
      ...{ pack: ownPacks(packs, center.code).at(-1)?.pack ?? '', document: '', terms: {} },
      effectiveFrom: dayAfter(beijingDay(new Date())),
    };
    if (begun.terms[key]) return;
    keep({ ...begun, terms: { ...begun.terms, [key]: { value: policy.terms[key].value, cite: '' } } });
  };
  const keys = policy ? (Object.keys(policy.terms) as PolicyKey[]).filter(key => fits(say, key, wanted)) : [];
  return (
    <main className="supervision policies">
      <div className="sup-head">
        <h1>
          {say('policies.heading')} <span className="quiet">{center.name}</span>
        </h1>
        <div className="sup-tools">
          <Button onClick={() => print()}>{say('policies.print')}</Button>
        </div>
      </div>
      <p className="quiet">{say('policies.what')}</p>
      <FaultNote faults={faults} again={again} />
      <FaultNote faults={faultsOf(error)} again={() => void refetch()} />
      {published && (
        <Alert type="success" showIcon role="status" title={say('policies.published', { name: published })} />
      )}
      {policy === null && faults.length === 0 && <Skeleton active paragraph={{ rows: 10 }} />}
      {policy && draft && (
        <DraftPart
          policy={policy}
          packs={packs}
          draft={draft}
          onDraft={keep}
          onDrop={drop}
          onPublished={name => {
            drop();
            setPublished(name);
          }}
          onOpenCase={onOpenCase}
        />
      )}
      {policy && (
        <section aria-label={say('policies.hold')}>
          <div className="sup-bar">
            <h2>
              {say('policies.hold')}{' '}
              <span className="rules">
                {policy.chain.split(' ').map(name => (
                  <code key={name}>{name}</code>
                ))}
              </span>
            </h2>
            <Input.Search
              allowClear
              className="list-search"
              placeholder={say('policies.find')}
              aria-label={say('policies.find')}
              onChange={event => setWanted(event.target.value)}
            />
          </div>
          <div className="inbox-list">
            <table className="inbox-table policies-table">
              <thead>
                <tr>
                  <th scope="col">{say('policies.term')}</th>
                  <th scope="col">{say('policies.value')}</th>
                  <th scope="col">{say('policies.cite')}</th>
                  <th scope="col">{say('policies.source')}</th>
                  {mayDraft && <th scope="col">{say('policies.acts')}</th>}
                </tr>
              </thead>
              <tbody>
                {keys.map(key => {
                  const { value, cite, pack } = policy.terms[key];
                  return (
                    <tr key={key} data-term={key}>
                      <td>
                        {termName(say, key)}
                        <div className="number">{key}</div>
                      </td>
                      <td>
                        <TermValue name={key} value={value} />
                      </td>
                      <td>{cite}</td>
                      <td>
                        <code>{pack}</code>
                        {locked.has(key) && (
                          <div className="state">
                            <LockOutlined aria-hidden /> {say('policies.locked')}
                          </div>
                        )}
                      </td>
                      {mayDraft && (
                        <td>
                          {!locked.has(key) && (
                            <Button
                              size="small"
                              disabled={draft?.terms[key] !== undefined}
                              aria-label={say('policies.changeOne', { term: termName(say, key) })}
                              onClick={() => take(key)}
                            >
                              {say('policies.change')}
                            </Button>
                          )}
                        </td>
                      )}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {packs.length > 1 && <ComparePart key={packs.length} packs={packs} />}
      <DaysPart />
    </main>
  );
}

const fits = (say: Say, key: string, wanted: string): boolean =>
  `${key} ${termName(say, key)}`.toLowerCase().includes(wanted.trim().toLowerCase());
