import { DomainError } from '../errors.ts';
import {
  classOf,
  type Channel,
  type Exclusion,
  type MatterClass,
  type Policy,
  type RecordKind,
  valueOf,
} from '../policy/policy.ts';

/** The class of that code in this center's scheme; CLASS_UNKNOWN names the classes there are. */
export function checkClass(policy: Policy, code: string): MatterClass {
  const known = classOf(policy, code);
  if (known) return known;
  const { cite, pack, value } = policy.terms['triage.classes'];
  const classes = value.map(({ code: one, name }) => `${one}（${name}）`).join('、');
  throw new DomainError('CLASS_UNKNOWN', { key: 'triage.classes', cite, pack, classes }, 'class');
}

/** The exclusion of that code, with the route it owes (AH-20, Q12); EXCLUSION_UNKNOWN names those there are. */
export function checkExclusion(policy: Policy, code: string): Exclusion {
  const { cite, pack, value } = policy.terms['triage.exclusions'];
  const known = value.find(exclusion => exclusion.code === code);
  if (known) return known;
  const exclusions = value.map(({ code: one, name }) => `${one}（${name}）`).join('、');
  throw new DomainError('EXCLUSION_UNKNOWN', { key: 'triage.exclusions', cite, pack, exclusions }, 'exclusion');
}

/** Refuses a channel or a kind of record that the center does not offer (1.6 intake.channels, intake.recordKinds). */
export function checkOffered(policy: Policy, channel: Channel, kind: RecordKind): void {
  const refuse = (key: 'intake.channels' | 'intake.kinds', field: string, word: string) => {
    const { cite, pack } = policy.terms[key];
    throw new DomainError('NOT_OFFERED', { key, cite, pack, word }, field);
  };
  if (!valueOf(policy, 'intake.channels').includes(channel)) refuse('intake.channels', 'channel', channel);
  if (!valueOf(policy, 'intake.kinds').includes(kind)) refuse('intake.kinds', 'kind', kind);
}
