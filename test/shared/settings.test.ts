import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isSubgraphName, readSettings, SettingsError } from '../../shared/settings.ts';

function mistakesIn(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.mistakes;
    throw fault;
  }
  return [];
}

const DEFAULTS = {
  PORT: 4000,
  HUB_HOST: '127.0.0.1',
  HUB_DATA: resolve('data'),
  HUB_DATABASE: 'sqlite',
  HUB_DATABASE_PREFIX: 'doudi_',
  SUBGRAPH_URLS: {},
  HUB_DEMO: false,
  HUB_PULSE: true,
  HUB_DEMO_CASES: expect.any(Number),
  HUB_PROFILE: 'production',
  HUB_NOTICES: 'off',
  HUB_AUDIT_MONTHS: 12,
  HUB_STREAM_RETAINED: 50_000,
  HUB_OIDC_CLAIMS: { id: 'sub', role: 'role', center: 'center', department: 'department' },
  HUB_OIDC_SCOPE: 'openid',
  HUB_DISPLAYS: false,
  HUB_ADHOC: false,
  HUB_BUDGET_PERSON: 100_000,
  HUB_BUDGET_INTEGRATOR: 40_000,
  HUB_BUDGET_CENTER: 1_000_000,
  HUB_BUDGET_ADDRESS: 40_000,
  HUB_TRUST_PROXY: 0,
  HUB_OPERATION_SECONDS: 20,
  LOG_LEVEL: 'info',
};

describe('the settings', () => {
  it('are all there where nothing is set', () => expect(readSettings({})).toEqual(DEFAULTS));

  it('take an empty text for nothing, as compose files write it', () => {
    expect(readSettings({ PORT: '', HUB_BUS: '', HUB_DEMO: '', HUB_DATA: undefined })).toEqual(DEFAULTS);
  });

  it('open the demo in the developer profile, and only there, unless told otherwise', () => {
    expect(readSettings({ HUB_PROFILE: 'developer' }).HUB_DEMO).toBe(true);
    expect(readSettings({ HUB_PROFILE: 'developer', HUB_DEMO: 'off' }).HUB_DEMO).toBe(false);
    expect(readSettings({ HUB_DEMO: 'on' }).HUB_DEMO).toBe(true);
  });

  it('take any document in the developer profile, and only there, unless told otherwise', () => {
    expect(readSettings({ HUB_PROFILE: 'developer' }).HUB_ADHOC).toBe(true);
    expect(readSettings({ HUB_PROFILE: 'developer', HUB_ADHOC: 'off' }).HUB_ADHOC).toBe(false);
    expect(readSettings({ HUB_ADHOC: 'on' }).HUB_ADHOC).toBe(true);
  });

  it('write notices to files in the developer profile, and only there, unless told otherwise', () => {
    expect(readSettings({ HUB_PROFILE: 'developer' }).HUB_NOTICES).toBe('file');
    expect(readSettings({ HUB_PROFILE: 'developer', HUB_NOTICES: 'off' }).HUB_NOTICES).toBe('off');
    expect(readSettings({ HUB_NOTICES: 'file' }).HUB_NOTICES).toBe('file');
  });

  it('ignore what belongs to others', () => {
    expect(readSettings({ PATH: '/bin', NODE_ENV: 'production', HUBBLE: '1' })).toEqual(DEFAULTS);
  });

  it.each([
    ['PORT', '0', 0],
    ['PORT', '65535', 65_535],
    ['HUB_HOST', '0.0.0.0', '0.0.0.0'],
    ['HUB_DATA', '/var/lib/doudi', '/var/lib/doudi'],
    ['HUB_LEDGER_KEYS', '/var/lib/doudi-keys', '/var/lib/doudi-keys'],
    ['HUB_DATABASE', 'mysql://hub:secret@db:3306', 'mysql://hub:secret@db:3306'],
    ['HUB_DATABASE', 'mariadb://hub:secret@db:3306', 'mariadb://hub:secret@db:3306'],
    ['HUB_DATABASE_PREFIX', 'anqing_', 'anqing_'],
    ['HUB_BUS', 'nats://nats:4222', 'nats://nats:4222'],
    ['HUB_LINK_KEYS', '/run/keys.json', '/run/keys.json'],
    ['HUB_LEVEL_KEYS', '/run/level-keys.json', '/run/level-keys.json'],
    ['HUB_LINK', 'open', 'open'],
    ['HUB_LINK', 'signed', 'signed'],
    ['HUB_DEMO', 'on', true],
    ['HUB_PULSE', 'off', false],
    ['HUB_DEMO_CASES', '0', 0],
    ['HUB_NOTICES', 'file', 'file'],
    ['HUB_AUDIT_MONTHS', '6', 6],
    ['HUB_FONTS', '/usr/share/fonts', '/usr/share/fonts'],
    ['HUB_PUBLIC_URL', 'https://doudi.example.gov.cn', 'https://doudi.example.gov.cn/'],
    ['HUB_PUBLIC_URL', 'http://10.1.2.3:8080/window/', 'http://10.1.2.3:8080/window/'],
    ['HUB_KEYS', '/run/secrets/doudi/keys.json', '/run/secrets/doudi/keys.json'],
    ['HUB_BUDGET_PERSON', '0', 0],
    ['HUB_BUDGET_CENTER', '20000', 20_000],
    ['HUB_TRUST_PROXY', '5', 5],
    ['HUB_OPERATION_SECONDS', '300', 300],
    ['HUB_STREAM_RETAINED', '100', 100],
    ['LOG_LEVEL', 'error', 'error'],
    [
      'SUBGRAPH_URLS',
      'county=http://county:4003/graphql, city = http://city:4002/graphql?a=b,',
      { county: 'http://county:4003/graphql', city: 'http://city:4002/graphql?a=b' },
    ],
  ])('%s may be "%s"', (name, text, value) => {
    expect(readSettings({ [name]: text })).toEqual({ ...DEFAULTS, [name]: value });
  });
});

describe('refuses', () => {
  it.each([
    ['PORT', 'http', 'must be a port number from 0 to 65535'],
    ['PORT', '-1', 'must be 0 or more'],
    ['PORT', '65536', 'must be 65535 or less'],
    ['PORT', '40.5', 'must be a whole number'],
    ['HUB_DATABASE', 'postgres://db', 'must be "sqlite", mysql://user:password@host:port or mariadb://…'],
    ['HUB_DATABASE_PREFIX', 'Doudi-', 'must be lower-case letters, digits and _'],
    ['HUB_BUS', 'http://nats:4222', 'must be nats://host:port'],
    ['HUB_LINK', 'off', 'must be "signed" or "open"'],
    ['HUB_DEMO', 'true', 'must be "on" or "off"'],
    ['HUB_PULSE', '0', 'must be "on" or "off"'],
    ['HUB_DEMO_CASES', 'many', 'must be a number'],
    ['HUB_DEMO_CASES', '100001', '100000'],
    ['HUB_PROFILE', 'test', 'must be "developer" or "production"'],
    ['HUB_NOTICES', 'on', 'must be "off" or "file"'],
    ['HUB_AUDIT_MONTHS', '5', 'must be 6 or more: the law asks for six months at least'],
    ['HUB_PUBLIC_URL', 'doudi.example.gov.cn', 'must be http:// or https://'],
    ['HUB_PUBLIC_URL', 'ftp://doudi.example.gov.cn', 'must be http:// or https://'],
    ['HUB_PUBLIC_URL', 'https://user:secret@doudi.example.gov.cn/', 'with no user'],
    ['HUB_PUBLIC_URL', 'https://doudi.example.gov.cn/#/mine', 'no #'],
    ['HUB_ADHOC', 'yes', 'must be "on" or "off"'],
    ['HUB_BUDGET_PERSON', '19999', 'must be 20000 or more, or 0 for no limit'],
    ['HUB_BUDGET_CENTER', 'much', 'must be a number of points per minute'],
    ['HUB_TRUST_PROXY', '6', 'must be 5 or less'],
    ['HUB_OPERATION_SECONDS', '0', 'must be 1 or more'],
    ['HUB_STREAM_RETAINED', '99', 'must be 100 or more'],
    ['LOG_LEVEL', 'loud', '"trace"|"debug"|"info"|"warn"|"error"'],
    ['SUBGRAPH_URLS', 'county', '"county" is not name=url'],
    ['SUBGRAPH_URLS', 'county=', '"county=" is not name=url'],
    ['SUBGRAPH_URLS', '=http://county:4003', '"=http://county:4003" is not name=url'],
    ['SUBGRAPH_URLS', 'http://county:4003/graphql', 'is not name=url'],
    ['SUBGRAPH_URLS', 'county=localhost:4003/graphql', 'is not name=url'],
  ])('%s="%s" and says what it takes: %s', (name, text, remedy) => {
    expect(mistakesIn({ [name]: text })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
    expect(mistakesIn({ [name]: text })[0]).toContain(remedy);
  });

  it('a misspelt name, and lists the right ones', () => {
    const [mistake, ...more] = mistakesIn({ HUB_DATABSE: 'sqlite' });
    expect(more).toEqual([]);
    expect(mistake).toMatch(/^HUB_DATABSE: no such setting; .*\bHUB_DATABASE\b/);
  });

  it('a setting that there was, and says what takes its place', () => {
    const [mistake, ...more] = mistakesIn({ HUB_SIGN_INS_KEPT: '365' });
    expect(more).toEqual([]);
    expect(mistake).toMatch(/^HUB_SIGN_INS_KEPT: no such setting any more; take it out: HUB_AUDIT_MONTHS /);
  });

  it('all mistakes at once', () => {
    const env = {
      PORT: 'x',
      HUB_DEMO: 'yes',
      HUB_BUS: 'amqp://b',
      SUBGRAPH_URLS: 'a,b',
      HUB_COLOUR: 'red',
      HUB_X: '1',
    };
    expect(mistakesIn(env).map(mistake => mistake.split(':')[0])).toEqual([
      'PORT',
      'HUB_BUS',
      'SUBGRAPH_URLS',
      'SUBGRAPH_URLS',
      'HUB_DEMO',
      'HUB_COLOUR',
      'HUB_X',
    ]);
  });

  it('without repeating a password', () => {
    expect(mistakesIn({ HUB_DATABASE: 'mysqll://hub:geheim@db' }).join()).not.toContain('geheim');
  });
});

it.each([
  [['PORT: wrong'], 'The settings have a mistake:\n  PORT: wrong'],
  [['PORT: wrong', 'HUB_X: no such'], 'The settings have 2 mistakes:\n  PORT: wrong\n  HUB_X: no such'],
])('%j reads as a list', (mistakes, text) => expect(new SettingsError(mistakes).message).toBe(text));

it.each([
  ['directory', true],
  ['province', true],
  ['township', true],
  ['gateway', false],
  ['', false],
])('a subgraph may be called "%s": %s', (name, answer) => expect(isSubgraphName(name)).toBe(answer));
