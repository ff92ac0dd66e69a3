import { beijingDay } from '../../../shared/domain/clock/workdays.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { isLevelName, LEVELS } from '../../../shared/domain/levels.ts';
import { checkFit } from '../../../shared/domain/policy/checkFit.ts';
import { mayPublish } from '../../../shared/domain/policy/mayPublish.ts';
import { type PackVersion, sameValue, versionName } from '../../../shared/domain/policy/pack.ts';
import { readPack, readPackText } from '../../../shared/policy/readPacks.ts';
import { actorOf } from '../../kit/context.ts';
import { isKeyTaken } from '../../kit/database.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, RequestContext } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { readStored, store } from './keepPacks.ts';

/** The topic of the message that brings a new version to the other levels: a case that rises is read above as well. */
export const PUBLISHED = 'policy.published';

/** What a text column holds in every database, in bytes of UTF-8. */
const MOST_BYTES = 60_000;

/** Reads the text of a draft. Refuses as `readPack` does, and with FIELD_TOO_LONG what would not fit into a row. */
export function readDraft(text: string): PackVersion {
  const length = Buffer.byteLength(text);
  if (length > MOST_BYTES)
    throw new DomainError('FIELD_TOO_LONG', { length: String(length), limit: String(MOST_BYTES) }, 'draft');
  return readPackText(text);
}

/**
 * Publishes a version (N5): checked for every center it can change, stored, and told to the other levels in one commit. No
 * case changes by it. Refuses as `readPack`, `mayPublish` and `checkFit` do.
 */
export async function publishPack(ctx: RequestContext, text: string): Promise<PackVersion> {
  const actor = actorOf(ctx);
  const { service } = ctx;
  const { name, tree, database, now } = service;
  if (!isLevelName(name)) throw new Error(`${name} is no level and publishes nothing`);
  const draft = readDraft(text);
  const at = now();
  const today = beijingDay(at);
  try {
    service.policies = await database.write(async tx => {
      const known = await readStored(tx);
      mayPublish(draft, actor, { known, tree, level: name, today });
      checkFit([...known, draft], tree, draft.effectiveFrom, draft);
      await store(tx, draft, at, actor.id);
      const message = { topic: PUBLISHED, body: { ...draft }, at };
      // a name for each level: messages of one name wait for each other, and one level may be down
      for (const to of LEVELS.filter(level => level !== name))
        await announce(tx, { ...message, to, uid: uidFrom(`${versionName(draft)} ${to}`) });
      return readStored(tx);
    });
  } catch (fault) {
    if (!isKeyTaken(fault)) throw fault;
    // two people published the same number at the same moment
    const pack = versionName(draft);
    throw new DomainError('POLICY_VERSION_TAKEN', { pack, next: String(draft.version + 1) }, 'version');
  }
  service.relay.ring();
  return draft;
}

/**
 * Another level has published a version. It is stored once; a second time it changes nothing. The name with another text
 * is refused with POLICY_VERSION_TAKEN, and what would break the packs that this level has as `checkFit` refuses it: the
 * level that sent it finds the refusal in its outbox.
 */
export const hearPublished: MessageHandler = async (tx, service, { body }) => {
  const pack = readPack(body);
  const known = await readStored(tx);
  const kept = known.find(one => versionName(one) === versionName(pack));
  if (kept && sameValue(kept, pack)) return;
  if (kept) throw new DomainError('POLICY_VERSION_TAKEN', { pack: versionName(pack) }, 'version');
  checkFit([...known, pack], service.tree, pack.effectiveFrom, pack);
  await store(tx, pack, service.now(), null);
  service.policies = await readStored(tx);
};
