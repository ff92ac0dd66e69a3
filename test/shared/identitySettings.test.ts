import { describe, expect, it } from '@jest/globals';
import { ownIssuer, waysOf } from '../../shared/identity/identitySettings.ts';
import { readSettings, SettingsError } from '../../shared/settings.ts';

const OIDC = { HUB_OIDC_ISSUER: 'https://id.anqing.gov.cn', HUB_OIDC_AUDIENCE: 'doudi' };

function mistakesIn(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (fault) {
    if (fault instanceof SettingsError) return fault.mistakes;
    throw fault;
  }
  return [];
}

describe('who is believed', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['production has its own accounts, and no demo', {}, ['local']],
    ['production with a provider has that alone', OIDC, ['oidc']],
    ['developers have the demo', { HUB_PROFILE: 'developer' }, ['demo']],
    ['developers without demo accounts have `hub token`', { HUB_PROFILE: 'developer', HUB_DEMO: 'off' }, ['demo']],
    ['a demo in production is open, as it says', { HUB_DEMO: 'on' }, ['demo']],
    ['developers may have a provider beside it', { HUB_PROFILE: 'developer', ...OIDC }, ['oidc', 'demo']],
    ['several as they are named', { HUB_IDENTITY: 'oidc, local', ...OIDC }, ['oidc', 'local']],
    [
      'what is named overrules the profile',
      { HUB_PROFILE: 'developer', HUB_DEMO: 'off', HUB_IDENTITY: 'local' },
      ['local'],
    ],
  ])('%s', (_what, env, ways) => expect(waysOf(readSettings(env))).toEqual(ways));

  it('has a name for its own issuer', () => {
    expect(ownIssuer(readSettings({ PORT: '4100' }))).toBe('http://localhost:4100');
    expect(ownIssuer(readSettings({ HUB_ISSUER: 'https://doudi.anqing.gov.cn/' }))).toBe('https://doudi.anqing.gov.cn');
  });

  it('reads claims and words as data', () => {
    const { HUB_OIDC_CLAIMS, HUB_OIDC_ROLES } = readSettings({
      ...OIDC,
      HUB_OIDC_CLAIMS: 'role=realm_access.roles,center=org.code',
      HUB_OIDC_ROLES: 'registrar=window-clerk, handler=officer',
    });
    expect(HUB_OIDC_CLAIMS).toEqual({
      ...{ id: 'sub', role: 'realm_access.roles', center: 'org.code', department: 'department' },
    });
    expect(HUB_OIDC_ROLES).toEqual(
      new Map([
        ['window-clerk', 'registrar'],
        ['officer', 'handler'],
      ]),
    );
  });
});

describe('refuses', () => {
  it.each<[string, Record<string, string>, string]>([
    ['an unknown way', { HUB_IDENTITY: 'ldap' }, 'HUB_IDENTITY: "ldap" is none of oidc, local, demo'],
    ['no way at all', { HUB_IDENTITY: ',' }, 'HUB_IDENTITY: must name at least one'],
    ['a provider that is not named', { HUB_IDENTITY: 'oidc' }, 'HUB_OIDC_ISSUER: HUB_IDENTITY names oidc'],
    [
      'a provider that is named and not used',
      { ...OIDC, HUB_IDENTITY: 'local' },
      'HUB_IDENTITY: HUB_OIDC_ISSUER is set',
    ],
    ['no audience', { HUB_OIDC_ISSUER: 'https://id.gov.cn' }, 'HUB_OIDC_AUDIENCE: must be set'],
    ['an audience of nobody', { HUB_OIDC_AUDIENCE: 'x' }, 'HUB_OIDC_ISSUER: must be set'],
    [
      'an open road to the keys',
      { ...OIDC, HUB_OIDC_ISSUER: 'http://id.gov.cn' },
      'HUB_OIDC_ISSUER: must be an https://',
    ],
    ['an open road to our own keys', { HUB_ISSUER: 'http://10.0.0.1:4000' }, 'HUB_ISSUER: must be an https://'],
    ['a password in an address', { HUB_ISSUER: 'https://a:b@hub.gov.cn' }, 'HUB_ISSUER: must be an https://'],
    ['a demo that nobody believes', { HUB_DEMO: 'on', HUB_IDENTITY: 'local' }, 'HUB_IDENTITY: HUB_DEMO=on'],
    ['a claim for nothing', { HUB_OIDC_CLAIMS: 'colour=blue' }, 'HUB_OIDC_CLAIMS: "colour=blue"'],
    ['a role there is not', { HUB_OIDC_ROLES: 'king=boss' }, 'HUB_OIDC_ROLES: "king=boss"'],
    ['a role from the prototype', { HUB_OIDC_ROLES: 'toString=boss' }, 'HUB_OIDC_ROLES: "toString=boss"'],
  ])('%s', (_what, env, word) => expect(mistakesIn(env).join('\n')).toContain(word));

  it('nothing that is near: this machine, or a machine of the same room', () => {
    for (const HUB_ISSUER of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://gateway:4000'])
      expect(mistakesIn({ HUB_ISSUER })).toEqual([]);
  });
});
