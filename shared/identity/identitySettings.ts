import { z } from 'zod';
import { isRoleName, type RoleName } from '../domain/access/roles.ts';
import { OWN_CLAIMS } from './claims.ts';

/** The ways in which people prove who they are. */
export const WAYS = ['oidc', 'local', 'demo'] as const;
export type Way = (typeof WAYS)[number];

const isWay = (word: string): word is Way => (WAYS as readonly string[]).includes(word);

const words = (text: string): string[] =>
  text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');

/** Whoever stands on an open road to the keys may put their own in their place. A name without a dot leaves no machine room. */
const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, search, hash } = new URL(text);
  const near = hostname === '127.0.0.1' || hostname === '[::1]' || !hostname.includes('.');
  return (protocol === 'https:' || (protocol === 'http:' && near)) && `${username}${search}${hash}` === '';
};

const address = z
  .string()
  .refine(
    isSafe,
    'must be an https:// address (http:// only to this machine or to a name without a dot, as http://gateway:4000)',
  );

/** `role=doudi_role,center=doudi_center` */
function pairs(
  text: string,
  context: { addIssue(text: string): void },
  isKnown: (name: string) => boolean,
  as: string,
) {
  const read: [string, string][] = [];
  for (const word of words(text)) {
    const [name, value] = [word.slice(0, word.indexOf('=')).trim(), word.slice(word.indexOf('=') + 1).trim()];
    if (!word.includes('=') || value === '' || !isKnown(name)) context.addIssue(`"${word}" is not as in ${as}`);
    else read.push([name, value]);
  }
  return read;
}

/** The settings that say who is believed. Spread into those of the hub. */
export const IDENTITY_SETTINGS = {
  /**
   * How people sign in, one or several: oidc (an identity provider), local (accounts of this hub), demo (`hub token`, and the
   * demo accounts). If left out: oidc where HUB_OIDC_ISSUER is set, and demo for developers and demos; otherwise local.
   */
  HUB_IDENTITY: z
    .string()
    .transform((text, context) => {
      const found = words(text);
      for (const word of found.filter(one => !isWay(one)))
        context.addIssue(`"${word}" is none of ${WAYS.join(', ')}; several are written as oidc,local`);
      return found.filter(isWay) as readonly Way[];
    })
    .optional(),
  /**
   * Whether the hub's own issuer lets screens on walls in (`hub display`) where people come another way; on or off. Where people
   * have accounts of the hub, screens have keys of it as well.
   */
  HUB_DISPLAYS: z
    .enum(['on', 'off'], { error: 'must be "on" or "off"' })
    .default('off')
    .transform(word => word === 'on'),
  /** The address of the hub's own issuer, as others reach it. If left out: http://localhost and PORT. */
  HUB_ISSUER: address.optional(),
  /** The issuer of the identity provider, exactly as its tokens say it in `iss`. */
  HUB_OIDC_ISSUER: address.optional(),
  /** Where its keys are, for a provider without a discovery document. */
  HUB_OIDC_JWKS: address.optional(),
  /** What its tokens say in `aud` when they are for this hub. */
  HUB_OIDC_AUDIENCE: z.string().min(1).optional(),
  /** Which claims say who it is, where that is not sub, role, center and department: role=doudi_role,center=org.code */
  HUB_OIDC_CLAIMS: z
    .string()
    .default('')
    .transform((text, context) => {
      const known = ['id', 'role', 'center', 'department'];
      const read = pairs(text, context, name => known.includes(name), 'role=doudi_role,center=doudi_center');
      return { ...OWN_CLAIMS, ...Object.fromEntries(read) };
    }),
  /** What the provider calls our roles: registrar=window-clerk,handler=officer. Where set, no other word is a role. */
  HUB_OIDC_ROLES: z
    .string()
    .transform((text, context): ReadonlyMap<string, RoleName> => {
      const read = pairs(text, context, isRoleName, 'registrar=window-clerk,handler=officer');
      return new Map(read.map(([role, word]) => [word, role as RoleName]));
    })
    .optional(),
  /** The client id of the pages at the provider; without it the pages offer no sign-in there. */
  HUB_OIDC_CLIENT: z.string().min(1).optional(),
  /** What the pages ask the provider for. */
  HUB_OIDC_SCOPE: z.string().min(1).default('openid'),
};

type Read = z.output<z.ZodObject<typeof IDENTITY_SETTINGS>> & {
  HUB_PROFILE: 'developer' | 'production';
  HUB_DEMO?: boolean | undefined;
};

/** What does not go together, each with its remedy. */
export function identityMistakes(read: Read): string[] {
  const { HUB_IDENTITY: ways, HUB_OIDC_ISSUER: issuer, HUB_OIDC_AUDIENCE: audience, HUB_DEMO: demo } = read;
  const mistakes: string[] = [];
  if (ways?.length === 0) mistakes.push(`HUB_IDENTITY: must name at least one of ${WAYS.join(', ')}`);
  if (ways?.includes('oidc') && !issuer) mistakes.push('HUB_OIDC_ISSUER: HUB_IDENTITY names oidc, and this says whose');
  if (ways && issuer && !ways.includes('oidc'))
    mistakes.push(
      'HUB_IDENTITY: HUB_OIDC_ISSUER is set, and oidc is not among the ways; add it, or take the issuer out',
    );
  if (issuer && !audience)
    mistakes.push(
      'HUB_OIDC_AUDIENCE: must be set: a token of the same provider for another system is no token for this one',
    );
  if (!issuer && (audience || read.HUB_OIDC_JWKS || read.HUB_OIDC_CLIENT))
    mistakes.push('HUB_OIDC_ISSUER: must be set where other HUB_OIDC settings are');
  if (demo && ways && !ways.includes('demo'))
    mistakes.push('HUB_IDENTITY: HUB_DEMO=on opens demo accounts; add demo, or switch the demo off');
  return mistakes;
}

/** The ways that are open. Production never believes the demo issuer unless a setting names it. */
export function waysOf({
  HUB_IDENTITY,
  HUB_OIDC_ISSUER,
  HUB_PROFILE,
  HUB_DEMO,
}: Pick<Read, 'HUB_IDENTITY' | 'HUB_OIDC_ISSUER' | 'HUB_PROFILE' | 'HUB_DEMO'>): readonly Way[] {
  if (HUB_IDENTITY) return HUB_IDENTITY;
  const outside: Way[] = HUB_OIDC_ISSUER ? ['oidc'] : [];
  if (HUB_PROFILE === 'developer' || HUB_DEMO) return [...outside, 'demo'];
  return outside.length > 0 ? outside : ['local'];
}

/** The name of the hub's own issuer, which is also where its keys are. */
export const ownIssuer = ({ HUB_ISSUER, PORT }: { HUB_ISSUER?: string | undefined; PORT: number }): string =>
  (HUB_ISSUER ?? `http://localhost:${PORT}`).replace(/\/$/, '');
