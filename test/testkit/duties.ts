import type { RoleName } from '../../shared/domain/access/roles.ts';
import type { Answer, TestHub } from './hub.ts';
import { issueToken, openIssuerKeys } from '../../shared/identity/demoIssuer.ts';

/** A person of the tests: id, role, center. */
export type Person = readonly [id: string, role: RoleName, center: string];

export const DUTY_FIELDS =
  'id kind person role center { code } from to standsFor reason orderedBy endedAt endedBy endReason inForce';

/** Asks as a person with an id of one’s own, in a duty or not. */
export async function askAs(
  hub: Pick<TestHub, 'ask' | 'dataFolder'>,
  [id, role, center]: Person,
  query: string,
  duty?: string,
  variables: object = {},
): Promise<Answer> {
  const token = await issueToken(await openIssuerKeys(hub.dataFolder), { id, role, center });
  return hub.ask(token, query, variables, duty === undefined ? {} : { 'x-doudi-duty': duty });
}

export const daysText = (from: string, to = from): string => `{ from: "${from}", to: "${to}" }`;

/** The document that puts somebody on the roster of a county. */
export const planText = (person: string, role: string, center: string, days: string): string =>
  `mutation { duty: countyPlanDuty(center: "${center}", role: "${role}", person: "${person}", days: ${days}, reason: "轮流值班") { ${DUTY_FIELDS} } }`;

export const delegateText = (person: string, days: string, place = ''): string =>
  `mutation { duty: countyDelegate(person: "${person}", days: ${days}, reason: "外出学习"${place}) { ${DUTY_FIELDS} } }`;

export const endText = (id: string): string =>
  `mutation { duty: countyEndDuty(id: "${id}", reason: "换班") { ${DUTY_FIELDS} } }`;

export const codeOf = ({ errors }: Answer): string => errors?.[0]?.extensions.code ?? 'ok';
