import { createContext, useContext } from 'react';
import type { LevelName } from '../../../shared/domain/levels.ts';
import type { OwnCenterQuery } from '../gen/graphql.ts';
import type { Account } from './account.ts';
import type { Streams } from './streams.ts';

/** A person in a role at a center, with the lines to the hub. Everything below the sign-in stands in one. */
export interface Workplace {
  account: Account;
  center: NonNullable<OwnCenterQuery['center']>;
  level: LevelName;
  streams: Streams;
}

export const WorkplaceContext = createContext<Workplace | null>(null);

export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (!workplace) throw new Error('this part stands inside a workplace');
  return workplace;
}
