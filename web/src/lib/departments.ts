import { useQuery } from '@apollo/client/react';
import type { LevelName } from '../../../shared/domain/levels.ts';
import { CountyDepartmentsDocument, type CountyDepartmentsQuery } from '../gen/graphql.ts';
import { onLevel } from './api/onLevel.ts';
import { useWorkplace } from './workplace.tsx';

export type Department = CountyDepartmentsQuery['departments'][number];

const NONE: readonly Department[] = [];

/** The departments that work at a center of a level, the own if left out (进驻部门); none while they are on their way. Null asks nothing. */
export function useDepartments(center: string | null, level?: LevelName): readonly Department[] {
  const { level: own } = useWorkplace();
  const { data } = useQuery(onLevel(CountyDepartmentsDocument, level ?? own), {
    variables: { center: center ?? '' },
    skip: center === null,
  });
  return (data?.departments as Department[] | undefined) ?? NONE;
}

/** Whether a department is one that somebody means who has typed so much: a part of its name, a short name, or its code. */
export const isMeant = ({ code, name, otherNames }: Department, typed: string): boolean => {
  const wanted = typed.trim().toLowerCase();
  return [code, name, ...otherNames].some(word => word.includes(wanted));
};
