import { IsNull } from 'typeorm';
import { LEVELS, type LevelName } from '../../shared/domain/levels.ts';
import { OutboxMessage } from '../../subgraphs/kit/OutboxMessage.ts';
import type { Service } from '../../subgraphs/kit/subgraph.ts';
import { type Answer, eventually, startTestHub, type TestHub, type Who } from './hub.ts';
import { FILE_FIELDS, type ReadFile, readFrom } from './readFile.ts';

/** What a refusal says. */
export interface Refusal {
  code: string;
  field?: string;
  params: Record<string, string>;
}

/** The rules of a center, as its level tells them. */
export interface Rules {
  chain: string;
  stages: { state: string; name: string; stage: string }[];
  classes: { code: string; name: string; provincial: string }[];
  /** The value of a key, with the article and the version that say so. */
  term<T>(key: string): { value: T; cite: string; pack: string };
}

/** An instant, from a time in Beijing: `2026-09-28T09:30`, with or without seconds. */
export const beijing = (time: string): string => new Date(`${time}+08:00`).toISOString();

/** A hub whose clock stands still until a test moves it, and the words in which a journey is told. */
export class Casework {
  readonly hub: TestHub;
  readonly #clock: { at: number };

  private constructor(hub: TestHub, clock: { at: number }) {
    this.hub = hub;
    this.#clock = clock;
  }

  static async start(
    time: string,
    settings: Record<string, string> = {},
    { tampered = false }: { tampered?: boolean } = {},
  ): Promise<Casework> {
    const clock = { at: Date.parse(beijing(time)) };
    return new Casework(
      await startTestHub('one process', 'sqlite', settings, { now: () => new Date(clock.at), tampered }),
      clock,
    );
  }

  stop = (): Promise<void> => this.hub.stop();

  /** The hub’s present instant, ISO and UTC. */
  get instant(): string {
    return new Date(this.#clock.at).toISOString();
  }

  /** Sets the clock to a time in Beijing and does nothing else: what time brings comes with `pass`. */
  setTime(time: string): void {
    this.#clock.at = Date.parse(beijing(time));
  }

  wait(minutes: number): void {
    this.#clock.at += minutes * 60_000;
  }

  /** Lets a time in Beijing come: every level does what falls due by then, and what levels tell each other arrives. */
  async pass(time: string): Promise<void> {
    this.setTime(time);
    await this.runJobs();
  }

  /** Does at every level what falls due now. */
  async runJobs(): Promise<void> {
    for (const level of LEVELS) await this.service(level).jobs.runAll();
    await this.settle();
  }

  /** Resolves when every message between levels has its receipt. */
  async settle(): Promise<void> {
    const owed = () =>
      Promise.all(
        LEVELS.map(level => this.service(level).database.read.countBy(OutboxMessage, { receiptedAt: IsNull() })),
      );
    await eventually('the receipts of all messages', async () => {
      if ((await owed()).every(count => count === 0)) return true;
      for (const level of LEVELS) await this.service(level).relay.settle();
      return (await owed()).every(count => count === 0);
    });
  }

  service(level: LevelName): Service {
    const service = this.hub.services.get(level);
    if (!service) throw new Error(`${level} is down`);
    return service;
  }

  /** The level of a center, as the directory has it. */
  levelOf(center: string): LevelName {
    const level = this.service('county').tree.get(center)?.level;
    if (!level) throw new Error(`the tests’ directory has no ${center}`);
    return level;
  }

  /** Fills in the registration form at the window of somebody’s center. */
  register = (who: Who, input: object): Promise<ReadFile> => done(this.#register(who, input));

  refusedRegistration = (who: Who, input: object): Promise<Refusal> => refused(this.#register(who, input));

  /** Does an act as somebody, `args` as GraphQL writes them: `reason: "…"`. What other levels are told has arrived then. */
  act = (who: Who, mutation: string, uid: string, args = ''): Promise<ReadFile> =>
    done(this.#act(who, mutation, uid, args));

  /** What the hub says to an act that it does not let somebody do. */
  refused = (who: Who, mutation: string, uid: string, args = ''): Promise<Refusal> =>
    refused(this.#act(who, mutation, uid, args));

  /** The file that the level of somebody’s center holds, or another level; it must hold one for these eyes. */
  async file(who: Who, uid: string, level: LevelName = this.levelOf(who[1])): Promise<ReadFile> {
    const file = await this.fileIfAny(who, uid, level);
    if (!file) throw new Error(`${level} holds no file of this case for ${who.join('@')}`);
    return file;
  }

  /** The same, or null where there is none for these eyes. */
  async fileIfAny(who: Who, uid: string, level: LevelName = this.levelOf(who[1])): Promise<ReadFile | null> {
    const query = `query ($uid: ID!) { file: ${level}File(uid: $uid) { ${FILE_FIELDS} } }`;
    const { file } = await this.ask(who, query, { uid });
    return file && readFrom(file);
  }

  async policy(who: Who, center = who[1]): Promise<Rules> {
    const wanted = 'chain stages { state name stage } classes { code name provincial } terms { key value cite pack }';
    const query = `query ($center: ID!) { policy: ${this.levelOf(who[1])}Policy(center: $center) { ${wanted} } }`;
    const { chain, stages, classes, terms } = (await this.ask(who, query, { center })).policy;
    const term: Rules['term'] = key => {
      const { value, cite, pack } = (terms as { key: string; value: string; cite: string; pack: string }[]).find(
        one => one.key === key,
      ) ?? { value: 'null', cite: '', pack: '' };
      return { value: JSON.parse(value), cite, pack };
    };
    return { chain, stages, classes, term };
  }

  /** What lies about one case in the box of a window or a supervision section, newest first. */
  async box(who: Who, box: 'WINDOW' | 'SUPERVISION_SECTION', number: string): Promise<string[]> {
    const query = `{ box: ${this.levelOf(who[1])}Notices(box: ${box}, first: 200) { edges { node { event number } } } }`;
    const { edges } = (await this.ask(who, query)).box as { edges: { node: { event: string; number: string } }[] };
    return edges.filter(({ node }) => node.number === number).map(({ node }) => node.event);
  }

  /** Asks, and throws what the hub refuses. */
  async ask(who: Who, query: string, variables: object = {}): Promise<Answer['data']> {
    const { data, errors } = await this.hub.ask(who, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async #register(who: Who, input: object): Promise<Answer> {
    const field = `${this.levelOf(who[1])}RegisterCase`;
    const mutation = `mutation ($input: RegisterCaseInput!) { file: ${field}(input: $input) { ${FILE_FIELDS} } }`;
    return this.hub.ask(who, mutation, { input });
  }

  async #act(who: Who, mutation: string, uid: string, args: string): Promise<Answer> {
    const field = `${this.levelOf(who[1])}${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
    const document = `mutation ($uid: ID!) { file: ${field}(uid: $uid ${args}) { ${FILE_FIELDS} } }`;
    const answer = await this.hub.ask(who, document, { uid });
    await this.settle();
    return answer;
  }
}

async function done(asked: Promise<Answer>): Promise<ReadFile> {
  const { data, errors } = await asked;
  if (errors) throw new Error(JSON.stringify(errors));
  return readFrom(data.file);
}

async function refused(asked: Promise<Answer>): Promise<Refusal> {
  const [fault] = (await asked).errors ?? [];
  if (!fault) throw new Error('this was not refused');
  const { code, field, params } = fault.extensions as Partial<Refusal> & { code: string };
  return { code, params: params ?? {}, ...(field === undefined ? {} : { field }) };
}
