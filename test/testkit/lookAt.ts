import type { Casework } from './casework.ts';
import type { Answer, Who } from './hub.ts';

/** What somebody’s level tells of a case; `wanted` as GraphQL writes it, for what `ReadFile` leaves out. */
export async function lookAt(work: Casework, who: Who, uid: string, wanted: string): Promise<Answer['data']> {
  const query = `query ($uid: ID!) { file: ${work.levelOf(who[1])}File(uid: $uid) { ${wanted} } }`;
  return (await work.ask(who, query, { uid })).file;
}

interface Told {
  event: string;
  party: string;
  channel: string;
  createdAt: string;
}

/** Whom an event was told to, and on which road: `REPORTER SMS`. */
export async function toldOf(work: Casework, who: Who, uid: string, event: string): Promise<string[]> {
  return (await noticesOf(work, who, uid, event)).map(({ party, channel }) => `${party} ${channel}`).sort();
}

/** What people were told of an event, with the instant at which it was written. */
export async function noticesOf(work: Casework, who: Who, uid: string, event: string): Promise<Told[]> {
  const { notices } = await lookAt(work, who, uid, 'notices { event party channel createdAt }');
  return (notices as Told[]).filter(notice => notice.event === event);
}
