import { z } from 'zod';
import { readNotice } from '../../../shared/calendar/loadCalendar.ts';
import { LEVELS } from '../../../shared/domain/levels.ts';
import { DomainError } from '../../../shared/domain/errors.ts';
import { announce } from '../../kit/outbox.ts';
import type { MessageHandler, Service } from '../../kit/subgraph.ts';
import { uidFrom } from '../../kit/uidFrom.ts';
import { CalendarNotice } from './CalendarNotice.ts';
import { type LoadedNotice, loadNotice, type MovedLimit, takeNotice } from './loadNotice.ts';

/** The topic of the message that brings a holiday notice to the other levels: dates that rose with a case are theirs, too. */
export const NOTICE_LOADED = 'calendar.notice';

const BODY = z.object({ notice: z.unknown(), center: z.string().max(16), by: z.string().max(64) });

/** Loads a notice here, and sends it to every other level in the same commit. */
export async function loadAndPass(service: Service, loaded: LoadedNotice): Promise<MovedLimit[]> {
  const moved = await orForget(service, () =>
    service.database.write(async tx => {
      const limits = await loadNotice(tx, service, loaded);
      const at = service.now();
      const name = `${loaded.center || 'national'} ${loaded.notice.year}`;
      // a name for each level: messages of one name wait for each other, and one level may be down
      for (const to of LEVELS.filter(level => level !== service.name))
        await announce(tx, { to, topic: NOTICE_LOADED, uid: uidFrom(`${name} ${to}`), body: { ...loaded }, at });
      return limits;
    }),
  );
  service.relay.ring();
  return moved;
}

/** Where the work fails nothing is committed, so nothing of the notice may be known either. */
async function orForget<T>(service: Service, work: () => Promise<T>): Promise<T> {
  const { calendar, layers } = service;
  try {
    return await work();
  } catch (fault) {
    Object.assign(service, { calendar, layers });
    throw fault;
  }
}

/** A notice that another level has loaded. */
export const hearNotice: MessageHandler = async (tx, service, { body }) => {
  const read = BODY.safeParse(body);
  if (!read.success) throw new DomainError('MESSAGE_MALFORMED');
  const { center, by } = read.data;
  const notice = readNotice(read.data.notice, center === '' ? 'national' : 'layer');
  await orForget(service, () => loadNotice(tx, service, { notice, center, by }));
};

/** At the start, and from time to time where several processes share a database: what was loaded before. */
export async function readNotices(service: Service): Promise<void> {
  for (const { notice, center } of await service.database.read.find(CalendarNotice, { order: { year: 'ASC' } }))
    takeNotice(service, { notice, center });
}
