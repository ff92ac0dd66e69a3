import { type Confidence, type Share, wilson } from './wilson.ts';

/** What can point to figures that were worked for (N11). A sign is a hint: whom to ask, not who did wrong. */
export const GAMING_SIGNS = [
  'lastDayClosing',
  'onlySatisfied',
  'deemedClosed',
  'reopened',
  'reregistered',
  'split',
] as const;
export type GamingSign = (typeof GAMING_SIGNS)[number];

/** From where on a share is told: so many times what the others have, and at least so much. */
export interface SignRule {
  factor: number;
  floor: number;
}

export interface SignRules {
  minSample: number;
  confidence: Confidence;
  lastDayClosing: SignRule;
  /** `factor` of the share of results that others have rated, and `floor` for the share of good ratings among them. */
  onlySatisfied: SignRule;
  deemedClosed: SignRule;
  reopened: SignRule;
}

/** Of matters that were registered before: from where on they are told, and within how many working days they count. */
export interface AgainRules {
  /** Closed, and put on record anew (关了重登). */
  reregistered: SignRule & { within: number };
  /** One matter in several files (拆单). */
  split: SignRule & { within: number };
}

/** What is counted of a center over some days. */
export interface Dealings {
  code: string;
  /** Files closed, and those of them on the very last day of the citizen’s limit. */
  closed: number;
  lastDay: number;
  /** Files that came to an outcome, and those of them by silence. */
  ended: number;
  deemed: number;
  /** Ratings, and the good ones. */
  rated: number;
  satisfied: number;
  /** Files taken up again after they were cleared. */
  reopened: number;
  /** Matters put on record; those that were closed shortly before, and those that are parts of another one. */
  registered: number;
  reregistered: number;
  split: number;
}

export interface Sign {
  code: string;
  sign: GamingSign;
  /** The share of the center, and that of all others together. */
  own: Share;
  peers: Share;
}

type Part = Exclude<keyof Dealings, 'code'>;

/** The share of a center, and of all others. */
function sharesOf(all: readonly Dealings[], one: Dealings, part: Part, of: Part, confidence: Confidence) {
  const others = all.filter(({ code }) => code !== one.code);
  const total = (name: Part) => others.reduce((sum, dealings) => sum + dealings[name], 0);
  return {
    own: wilson(Math.min(one[part], one[of]), one[of], confidence),
    peers: wilson(Math.min(total(part), total(of)), total(of), confidence),
  };
}

type Reading = (
  all: readonly Dealings[],
  one: Dealings,
  rules: SignRules & AgainRules,
) => Omit<Sign, 'code' | 'sign'> | undefined;

/** A share that is for certain more than the factor of what the others have. */
const more =
  (part: Part, of: Part, name: Exclude<GamingSign, 'onlySatisfied'>): Reading =>
  (all, one, rules) => {
    const shares = sharesOf(all, one, part, of, rules.confidence);
    const { factor, floor } = rules[name];
    const limit = Math.max(floor, factor * shares.peers.rate);
    return one[of] >= rules.minSample && shares.own.low > limit ? shares : undefined;
  };

const READINGS: Readonly<Record<GamingSign, Reading>> = {
  lastDayClosing: more('lastDay', 'closed', 'lastDayClosing'),
  deemedClosed: more('deemed', 'ended', 'deemedClosed'),
  reopened: more('reopened', 'closed', 'reopened'),
  reregistered: more('reregistered', 'registered', 'reregistered'),
  split: more('split', 'registered', 'split'),
  // far fewer results are rated than elsewhere, and what is rated is good nearly without exception
  onlySatisfied: (all, one, rules) => {
    const shares = sharesOf(all, one, 'rated', 'closed', rules.confidence);
    const { factor, floor } = rules.onlySatisfied;
    const isFew = one.closed >= rules.minSample && shares.own.high < factor * shares.peers.rate;
    return isFew && one.rated > 0 && one.satisfied / one.rated >= floor ? shares : undefined;
  },
};

/** The signs at centers that are compared with each other; of fewer than three there are no others to compare with. */
export function gamingSigns(all: readonly Dealings[], rules: SignRules & AgainRules): Sign[] {
  if (all.length < 3) return [];
  return all.flatMap(one =>
    GAMING_SIGNS.flatMap(sign => {
      const found = READINGS[sign](all, one, rules);
      return found ? [{ code: one.code, sign, ...found }] : [];
    }),
  );
}
