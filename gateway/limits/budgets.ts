import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Principal } from '../../shared/identity/principal.ts';

/** Points per minute (see `cost.ts`); 0 sets no budget. The settings HUB_BUDGET_… */
export interface BudgetSizes {
  /** One person. */
  person: number;
  /** One program, which writes its own documents. */
  integrator: number;
  /** All that the people and programs of one center ask together. */
  center: number;
  /** One address without a token that could be checked. */
  address: number;
}

/** What a request that is refused costs: enough that a flood of them ends, and no more. */
export const REFUSED = 1;

const SECONDS = 60;

/** Who pays: the principal, or the address where nobody is known. */
export interface Payer {
  /** Whether no token was brought at all, not even one that cannot be checked here. */
  stranger?: boolean;
  principal: Pick<Principal, 'id' | 'role' | 'center'> | null;
  address: string;
}

export interface Budgets {
  /** Takes the points of an operation, or throws TOO_MANY_REQUESTS with the seconds until there are some again. */
  pay(payer: Payer, points: number): Promise<void>;
}

/** Keeps the budgets of this process in memory. Two gateways side by side each grant them. */
export function openBudgets(sizes: BudgetSizes): Budgets {
  const kinds = Object.keys(sizes) as (keyof BudgetSizes)[];
  const limiters = new Map(
    kinds
      .filter(kind => sizes[kind] > 0)
      .map(kind => [kind, new RateLimiterMemory({ keyPrefix: kind, points: sizes[kind], duration: SECONDS })]),
  );
  return {
    async pay(payer, points) {
      const paid: [RateLimiterMemory, string][] = [];
      for (const [kind, key] of pursesOf(payer)) {
        const limiter = limiters.get(kind);
        if (!limiter) continue;
        try {
          await limiter.consume(key, points);
          paid.push([limiter, key]);
        } catch (refused) {
          // what was not granted is given back, so that asking again does not prolong the wait
          await limiter.reward(key, points);
          for (const [other, otherKey] of paid) await other.reward(otherKey, Math.max(0, points - REFUSED));
          throw tooMany(refused);
        }
      }
    },
  };
}

/** The budgets that an operation is charged to, smallest first. */
function pursesOf({ principal, address }: Payer): [keyof BudgetSizes, string][] {
  if (!principal) return [['address', address]];
  const { id, role, center } = principal;
  return [
    [role === 'integrator' ? 'integrator' : 'person', id],
    ['center', center],
  ];
}

function tooMany(refused: unknown): unknown {
  const { msBeforeNext } = refused as Partial<RateLimiterRes>;
  if (refused instanceof Error || msBeforeNext === undefined) return refused;
  return new DomainError('TOO_MANY_REQUESTS', { seconds: String(Math.max(1, Math.ceil(msBeforeNext / 1000))) });
}
