import { App, Button, Input, Progress, Select } from 'antd';
import { useMemo } from 'react';
import { roleHolds } from '../../../../shared/domain/access/permissions.ts';
import { beijingDay, dayAfter } from '../../../../shared/domain/clock/workdays.ts';
import type { Policy, PolicyKey } from '../../../../shared/domain/policy/policy.ts';
import { isTextKey } from '../../../../shared/i18n/phrase.ts';
import { FaultNote } from '../../components/FaultNote.tsx';
import { CountyPublishPolicyDocument } from '../../gen/graphql.ts';
import { phraseIn, useLanguage, useText } from '../../i18n/text.ts';
import type { DraftTerm, PolicyDraft } from '../../lib/policyDraft.ts';
import { useDeed } from '../../lib/useDeed.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { ownPacks, type ShownPack, wholePack } from './packs.ts';
import { TermValue, termName } from './policyWords.tsx';
import { TrialPart } from './TrialPart.tsx';
import { type Trial, useChecked, useTrial } from './useTrial.ts';
import { ValueField } from './ValueField.tsx';

interface Props {
  policy: Policy;
  packs: readonly ShownPack[];
  draft: PolicyDraft;
  onDraft: (draft: PolicyDraft) => void;
  onDrop: () => void;
  onPublished: (name: string) => void;
  onOpenCase: (uid: string) => void;
}

/** The next version of a pack: what it changes and by which article, tried on past cases, and published (N5). */
export function DraftPart({ policy, packs, draft, onDraft, onDrop, onPublished, onOpenCase }: Props) {
  const say = useText();
  const { modal, message } = App.useApp();
  const { account, center, level } = useWorkplace();
  const today = beijingDay(new Date());
  const keys = Object.keys(draft.terms) as PolicyKey[];
  const whole = useMemo(
    () => (keys.length === 0 ? null : wholePack(draft, packs, center)),
    [draft, packs, center, keys.length],
  );
  const text = whole && JSON.stringify(whole);
  const ready = whole !== null && draft.document.trim() !== '' && keys.every(key => draft.terms[key]?.cite.trim());
  const fault = useChecked(ready ? text : null, today);
  const trying = useTrial();
  const { busy, perform } = useDeed(level);
  const mayPublish = roleHolds(account.role, 'publishPolicy');
  const own = ownPacks(packs, center.code);
  const change = (part: Partial<PolicyDraft>) => {
    trying.forget();
    onDraft({ ...draft, ...part });
  };
  const setTerm = (key: PolicyKey, part: Partial<DraftTerm>) => {
    const { value = null, cite = '' } = draft.terms[key] ?? {};
    change({ terms: { ...draft.terms, [key]: { value, cite, ...part } } });
  };
  const publish = () =>
    modal.confirm({
      title: say('policies.publishAsk', { name: `${whole?.pack}@${whole?.version}` }),
      width: 620,
      okText: say('policies.publish'),
      content: (
        <>
          <p>{say('policies.publishWhat', { day: draft.effectiveFrom, document: draft.document })}</p>
          <ul>
            {keys.map(key => (
              <li key={key}>
                <b>{termName(say, key)}</b>: <TermValue name={key} value={policy.terms[key].value} /> →{' '}
                <TermValue name={key} value={draft.terms[key]?.value} />
              </li>
            ))}
          </ul>
        </>
      ),
      onOk: async () => {
        const { data, found } = await perform(CountyPublishPolicyDocument, { draft: text ?? '' });
        if (found.length > 0) void message.error([found[0]?.message, found[0]?.remedy].filter(Boolean).join(' '), 10);
        else onPublished(data?.published.name ?? '');
      },
    });
  return (
    <section className="policies-draft" aria-label={say('policies.draft')}>
      <h2>{say('policies.draft')}</h2>
      <p className="quiet">{say('policies.draftWhat')}</p>
      <div className="policies-head">
        <label>
          {say('policies.pack')}
          <Select
            value={draft.pack}
            onChange={pack => change({ pack })}
            options={[
              ...own.map(one => ({ value: one.pack, label: `${one.pack}@${one.version + 1}` })),
              ...(own.length === 0 ? [{ value: '', label: say('policies.newPack') }] : []),
            ]}
          />
        </label>
        <label>
          {say('policies.document')}
          <Input
            value={draft.document}
            maxLength={100}
            data-draft="document"
            onChange={event => change({ document: event.target.value })}
          />
        </label>
        <label>
          {say('policies.from')}
          <Input
            type="date"
            min={dayAfter(today)}
            value={draft.effectiveFrom}
            onChange={event => change({ effectiveFrom: event.target.value })}
          />
        </label>
      </div>
      {keys.map(key => {
        const label = termName(say, key);
        const term = draft.terms[key];
        return (
          <fieldset key={key} className="policies-term" data-draft={key}>
            <legend>
              {label} <code>{key}</code>
            </legend>
            <p className="quiet">
              {say('policies.now')} <TermValue name={key} value={policy.terms[key].value} /> · {policy.terms[key].cite}
            </p>
            <ValueField name={key} label={label} value={term?.value} onChange={value => setTerm(key, { value })} />
            <label className="policies-cite">
              {say('policies.cite')}
              <Input
                value={term?.cite ?? ''}
                maxLength={200}
                onChange={event => setTerm(key, { cite: event.target.value })}
              />
            </label>
            {!term?.cite.trim() && <p className="quiet">{say('policies.citeNeeded')}</p>}
            {fault?.key === key && <FaultWords fault={fault} />}
            <Button
              size="small"
              onClick={() => {
                const { [key]: _dropped, ...terms } = draft.terms;
                change({ terms });
              }}
            >
              {say('policies.dropTerm')}
            </Button>
          </fieldset>
        );
      })}
      {fault && !(keys as string[]).includes(fault.key ?? '') && <FaultWords fault={fault} />}
      <div className="sup-tools policies-acts">
        <Button
          type={mayPublish ? 'default' : 'primary'}
          disabled={!ready || fault !== null}
          loading={trying.busy}
          data-act="try"
          onClick={() => text && void trying.run(text, null)}
        >
          {say('policies.try')}
        </Button>
        {mayPublish && (
          <Button
            type="primary"
            disabled={!ready || fault !== null || busy}
            loading={busy}
            data-act="publish"
            onClick={publish}
          >
            {say('policies.publish')}
          </Button>
        )}
        <Button danger onClick={onDrop}>
          {say('policies.drop')}
        </Button>
        {!ready && <span className="quiet">{say('policies.notReady')}</span>}
      </div>
      {trying.busy && <Progress percent={100} status="active" showInfo={false} aria-label={say('policies.trying')} />}
      <FaultNote faults={trying.faults} />
      {trying.trial && !trying.trial.fault && <TrialPart trial={trying.trial} onOpenCase={onOpenCase} />}
    </section>
  );
}

/** Why the draft could not hold, in the words of the hub. */
function FaultWords({ fault: { code, details } }: { fault: NonNullable<Trial['fault']> }) {
  const { language } = useLanguage();
  const params = Object.fromEntries(details.map(({ name, text }) => [name, text]));
  const words = ([`error.${code}`, `remedy.${code}`] as string[])
    .filter(isTextKey)
    .map(key => phraseIn(language, key, params));
  return (
    <p className="policies-fault" role="alert" data-fault={code}>
      {words.length > 0 ? words.join(' ') : code}
    </p>
  );
}
