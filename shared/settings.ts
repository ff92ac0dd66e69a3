import { resolve } from 'node:path';
import { z } from 'zod';
import { isLevelName } from './domain/levels.ts';
import { LEAST_AUDIT_MONTHS } from './domain/privacy/retention.ts';
import { IDENTITY_SETTINGS, identityMistakes } from './identity/identitySettings.ts';

const onOff = z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).transform(word => word === 'on');

const port = (preset: number) =>
  z.coerce
    .number({ error: 'must be a port number from 0 to 65535 (0 takes a free one)' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65_535, 'must be 65535 or less')
    .default(preset);

/** Points per minute; 0 for no limit. Less than one operation may cost would lock out whoever asks for it. */
const budget = (preset: number) =>
  z.coerce
    .number({ error: 'must be a number of points per minute' })
    .int('must be a whole number')
    .refine(points => points === 0 || points >= 20_000, 'must be 20000 or more, or 0 for no limit')
    .default(preset);

/** `county=http://county:4003/graphql,city=…` -> { county: …, city: … } */
const addresses = z
  .string()
  .default('')
  .transform((text, context) => {
    const urls: Record<string, string> = {};
    for (const pair of text.split(',').filter(part => part.trim() !== '')) {
      const [name, url] = [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()];
      if (!isSubgraphName(name) || !/^https?:/.test(url) || !URL.canParse(url))
        context.addIssue(`"${pair}" is not name=url, as in county=http://county:4003/graphql`);
      else urls[name] = url;
    }
    return urls;
  });

/** An address of pages, with one slash at its end. */
const publicAddress = z
  .string()
  .optional()
  .transform((text, context) => {
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : null;
    const isPlain = url && /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === '';
    if (isPlain) return url.href.replace(/\/*$/, '/');
    context.addIssue('must be http:// or https:// with no user, no ? and no #, as https://doudi.example.gov.cn/');
    return undefined;
  });

const keyFile = z
  .string()
  .optional()
  .transform(file => (file === undefined ? undefined : resolve(file)));

const SETTINGS = z.object({
  /** Where the gateway listens. */
  PORT: port(4000),
  /** The address it listens on; 0.0.0.0 in a container. */
  HUB_HOST: z.string().min(1, 'must be an address, as 127.0.0.1').default('127.0.0.1'),
  /** The folder of the SQLite files and of the demo issuer's keys. */
  HUB_DATA: z
    .string()
    .min(1, 'must name a folder')
    .default('./data')
    .transform(folder => resolve(folder)),
  /** `sqlite`, or mysql://user:password@host:port (mariadb:// for MariaDB); each subgraph takes its own database there. */
  HUB_DATABASE: z
    .string()
    .regex(/^(sqlite|(mysql|mariadb):\/\/.+)$/, 'must be "sqlite", mysql://user:password@host:port or mariadb://…')
    .default('sqlite'),
  /** What the databases are called on a server: doudi_county, doudi_city … */
  HUB_DATABASE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/, 'must be lower-case letters, digits and _')
    .default('doudi_'),
  /** The road between levels that run apart; not needed where all run in one process. */
  HUB_BUS: z
    .string()
    .regex(/^nats:\/\/.+$/, 'must be nats://host:port')
    .optional(),
  /**
   * The file of the keys with which the gateway signs what it asks the levels, and the levels check it; see
   * docs/signed-link.md. `npx hub link-keys new` writes it.
   */
  HUB_LINK_KEYS: keyFile,
  /** The file of the keys with which a level signs its messages, and checks those of others. Written by the same command. */
  HUB_LEVEL_KEYS: keyFile,
  /**
   * Whether a level that runs by itself lets in what is not signed. As the profile if left out: open for developers, as long
   * as no keys are set, else signed.
   */
  HUB_LINK: z.enum(['signed', 'open'], { error: 'must be "signed" or "open"' }).optional(),
  /** The folder of the directory's edition, if it is not the one that comes with the hub. */
  HUB_DIRECTORY: z
    .string()
    .optional()
    .transform(folder => (folder === undefined ? undefined : resolve(folder))),
  /** Where the levels are, where they are not where the supergraph says. */
  SUBGRAPH_URLS: addresses,
  /** Demo accounts, open to everybody, and generated cases. As the profile if left out: on for developers, else off. */
  HUB_DEMO: onOff.optional(),
  /** Whether generated cases move while one watches. */
  HUB_PULSE: onOff.prefault('on'),
  /** How many cases the demo has at least. */
  HUB_DEMO_CASES: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(100_000, 'must be 100000 or less')
    .default(1_000),
  /** production: nothing that is not needed; developer (`--developer`): introspection, GraphiQL and the demo. */
  HUB_PROFILE: z
    .enum(['developer', 'production'], { error: 'must be "developer" or "production"' })
    .default('production'),
  /**
   * Where notices by SMS, e-mail and WeChat go: off keeps them queued, file writes them to HUB_DATA/notices for a carrier to
   * fetch. As the profile if left out: file for developers, else off.
   */
  HUB_NOTICES: z.enum(['off', 'file'], { error: 'must be "off" or "file"' }).optional(),
  /** The folder with the fonts that papers are printed in (Noto Serif CJK); where systems keep them if left out. */
  HUB_FONTS: z.string().optional(),
  /**
   * Where citizens reach the pages from outside, as https://doudi.example.gov.cn/: what the QR code on a receipt leads to. If left out, papers say in words
   * how a receipt is checked, and carry no address.
   */
  HUB_PUBLIC_URL: publicAddress,
  /**
   * How many months records of who did and saw what are kept: sign-ins, looks, exports, searches. Less than six is refused
   * (网络安全法第二十一条).
   */
  HUB_AUDIT_MONTHS: z.coerce
    .number({ error: 'must be a number of months' })
    .int('must be a whole number')
    .min(LEAST_AUDIT_MONTHS, `must be ${LEAST_AUDIT_MONTHS} or more: the law asks for six months at least`)
    .max(1_200, 'must be 1200 or less')
    .default(12),
  /**
   * The key file under which personal data is encrypted (`hub keys`); `keys.json` in HUB_DATA if left out. All processes of a
   * hub read the same one. Made at the first start for developers; in production a start without it is refused.
   */
  HUB_KEYS: z
    .string()
    .optional()
    .transform(file => (file === undefined ? undefined : resolve(file))),
  /** The folder of a level’s signing key, for the roots of its ledger; `ledger` inside HUB_DATA if left out. */
  HUB_LEDGER_KEYS: z
    .string()
    .optional()
    .transform(folder => (folder === undefined ? undefined : resolve(folder))),
  /** Lines a stream replays before it says what it lost. */
  HUB_STREAM_RETAINED: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(100, 'must be 100 or more')
    .default(50_000),
  ...IDENTITY_SETTINGS,
  /**
   * Whether anybody may send documents of their own: on, or off for only what the pages ask, and integrators with a budget of
   * theirs. As the profile if left out: on for developers, else off.
   */
  HUB_ADHOC: onOff.optional(),
  /**
   * The public keys whose word on the manifest of the pages counts, by file or in one line, with commas between them; see
   * docs/limits.md. If left out, this installation's own key under HUB_DATA does.
   */
  HUB_OPERATIONS_KEY: z.string().optional(),
  /** What one person may ask in a minute, in points (docs/limits.md). */
  HUB_BUDGET_PERSON: budget(100_000),
  /** What one integrator may ask in a minute. */
  HUB_BUDGET_INTEGRATOR: budget(40_000),
  /** What all of one center may ask in a minute. */
  HUB_BUDGET_CENTER: budget(1_000_000),
  /** What one address may ask in a minute without a token that the gateway can check. */
  HUB_BUDGET_ADDRESS: budget(40_000),
  /** How many proxies of one's own stand in front and write X-Forwarded-For; 0 believes nobody's. */
  HUB_TRUST_PROXY: z.coerce
    .number({ error: 'must be a number of proxies' })
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(5, 'must be 5 or less')
    .default(0),
  /** How long one operation may take, in seconds. */
  HUB_OPERATION_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .min(1, 'must be 1 or more')
    .max(300, 'must be 300 or less')
    .default(20),
  /** A log that says nothing is no choice: the planner’s own logger knows no such level, and would refuse every operation. */
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

/** Settings that there were, each with what to do. */
const GONE: Readonly<Record<string, string>> = {
  HUB_SIGN_INS_KEPT:
    'no such setting any more; take it out: HUB_AUDIT_MONTHS says, in months, how long sign-ins are kept',
};

export type Settings = Omit<z.output<typeof SETTINGS>, 'HUB_ADHOC' | 'HUB_DEMO' | 'HUB_NOTICES'> & {
  HUB_ADHOC: boolean;
  HUB_DEMO: boolean;
  HUB_NOTICES: 'off' | 'file';
};

/** The settings are wrong; `mistakes` names all of them, each with its remedy. */
export class SettingsError extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The settings have ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map(m => `  ${m}`).join('\n')}`,
    );
    this.name = 'SettingsError';
    this.mistakes = mistakes;
  }
}

/** Reads all settings from the environment, or throws a SettingsError that names every mistake at once. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = SETTINGS.safeParse(given);
  const known = new Set(Object.keys(SETTINGS.shape));
  const strangers = Object.keys(given)
    .filter(name => name.startsWith('HUB_') && !known.has(name))
    .map(name => `${name}: ${GONE[name] ?? `no such setting; the settings are ${[...known].join(', ')}`}`);
  const mistakes = read.success
    ? identityMistakes(read.data)
    : read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`);
  if (!read.success || mistakes.length + strangers.length > 0) throw new SettingsError([...mistakes, ...strangers]);
  const developer = read.data.HUB_PROFILE === 'developer';
  const { HUB_ADHOC = developer, HUB_DEMO = developer, HUB_NOTICES = developer ? 'file' : 'off' } = read.data;
  return { ...read.data, HUB_ADHOC, HUB_DEMO, HUB_NOTICES };
}

/** The name of the database or file of one subgraph. */
export const isSubgraphName = (name: string): boolean => name === 'directory' || isLevelName(name);
