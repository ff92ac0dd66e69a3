import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  NOTICE_CHANNELS,
  type NoticeChannel,
  type NoticeEvent,
  type Policy,
  type PolicyValues,
} from '../../shared/domain/policy/policy.ts';
import { Notice } from '../../subgraphs/capabilities/cases/Notice.ts';
import { writeNotices } from '../../subgraphs/capabilities/cases/writeNotices.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { startTestHub, type TestHub } from './hub.ts';
import { type FileNow, PEOPLE, register } from './people.ts';

export const REPORTER = { name: '王小明', phone: '13812345678' };
const CENTER = PEOPLE.county[1];
const ALL = ['reporter', 'window', 'supervisionSection'] as const;

/** A Tuesday in March, ten in the morning in Beijing. */
const MORNING = '2026-03-03T10:00:00+08:00';

/** An instant in March 2026, from Beijing time: `03T22:15:00`. */
export const at = (time: string): string => new Date(`2026-03-${time}+08:00`).toISOString();

/** A policy of which only what is said about notices is looked at. */
export function policyWith(values: Partial<PolicyValues> = {}): Policy {
  const all: Partial<PolicyValues> = {
    'notify.parties': { extended: ALL, replied: ALL, registered: ['reporter'], raised: ['window'] },
    'notify.channels': NOTICE_CHANNELS,
    'notify.quietHours': ['21:00', '08:00'],
    ...values,
  };
  const terms = Object.entries(all).map(([key, value]) => [key, { value, cite: '第十二条', pack: 'test@1' }]);
  return { chain: 'test@1', terms: Object.fromEntries(terms) } as Policy;
}

/** What a test may say of an event beside what it is. */
interface Told {
  reachable?: readonly NoticeChannel[];
  policy?: Policy;
  params?: Record<string, string>;
  origin?: string;
}

/** The notices of one county in a hub whose clock stands. */
export class CountyNotices {
  readonly hub: TestHub;
  readonly county: Service;
  readonly #clock: { at: number };

  private constructor(hub: TestHub, clock: { at: number }) {
    this.hub = hub;
    this.county = hub.services.get('county') as Service;
    this.#clock = clock;
  }

  static async start(settings: Record<string, string> = { HUB_NOTICES: 'file' }): Promise<CountyNotices> {
    const clock = { at: Date.parse(MORNING) };
    const now = () => new Date(clock.at);
    return new CountyNotices(await startTestHub('one process', 'sqlite', settings, { now }), clock);
  }

  get instant(): string {
    return new Date(this.#clock.at).toISOString();
  }

  set instant(time: string) {
    this.#clock.at = Date.parse(time);
  }

  pass(milliseconds: number): void {
    this.#clock.at += milliseconds;
  }

  /** Morning, and nobody has been told anything. */
  async beginAnew(): Promise<void> {
    this.instant = MORNING;
    await this.#forget();
    rmSync(this.folder, { recursive: true, force: true });
    // the job's next turn is then seconds away by a clock that stands: nothing is sent but when a test says so
    await this.send();
  }

  /** A case of the county with a reporter, and what its registration told. */
  register(more: object = {}): Promise<FileNow> {
    const { name: reporterName, phone: reporterPhone } = REPORTER;
    return register(this.hub, 'county', { item: '医保报销', reporterName, reporterPhone, ...more });
  }

  /** A case of the county with a reporter, about whom nothing has been told yet. */
  async newCase(more: object = {}): Promise<FileNow> {
    const file = await this.register(more);
    await this.#forget();
    return file;
  }

  /** Tells of an event in a commit of its own, or in one that fails. */
  async tell({ uid, number }: FileNow, event: NoticeEvent, more: Told = {}, after?: () => void): Promise<void> {
    const { reachable = ['sms'], policy = policyWith(), params = { dueOn: '2026-03-17' }, origin = CENTER } = more;
    const file = { uid, number, center: CENTER, origin, reachable };
    await this.county.database.write(async tx => {
      await writeNotices(tx, this.county, file, { event, params }, policy);
      after?.();
    });
  }

  send = (): Promise<void> => this.county.jobs.runAll();

  rows = (): Promise<Notice[]> => this.county.database.read.find(Notice, { order: { channel: 'ASC', party: 'ASC' } });

  sms = async (): Promise<Notice> => (await this.rows()).find(({ channel }) => channel === 'sms') as Notice;

  set = (id: string, change: Partial<Notice>) =>
    this.county.database.write(tx => tx.update(Notice, { id }, change as never));

  get folder(): string {
    return join(this.hub.dataFolder, 'notices');
  }

  fileOf = (road: string): string => join(this.folder, `${road}.jsonl`);

  /** The whole lines of a road's file. */
  linesOf = (road: string): Record<string, string>[] =>
    readFileSync(this.fileOf(road), 'utf8')
      .split('\n')
      .filter(line => line.endsWith('}'))
      .map(line => JSON.parse(line));

  #forget = () => this.county.database.write(tx => tx.clear(Notice));
}
