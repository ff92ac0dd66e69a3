import { useApolloClient } from '@apollo/client/react';
import { CountyIssueSupervisionDocument, type FileRowFragment } from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { isOpen } from '../../lib/states.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import { gradesFor } from './rights.ts';

/** AH-28: pressing (催办) for several cases of a list, each with a paper and a limit of its own. */
export function useUrging() {
  const say = useText();
  const client = useApolloClient();
  const { account, center: own, level } = useWorkplace();
  return {
    key: 'URGE',
    name: say('batch.urge'),
    fits: ({ state, center }: FileRowFragment): boolean =>
      isOpen(state) && center !== null && gradesFor(account.role, own, center).includes('URGE'),
    words: { name: 'reason' as const, label: say('supervision.ground'), required: true, hint: say('batch.urgeWhat') },
    perform: async ({ uid, center }: FileRowFragment, ground: string): Promise<readonly Fault[]> => {
      const order = {
        grade: 'URGE' as const,
        target: center?.code ?? '',
        uid,
        ground,
        demand: say('batch.urgeDemand'),
      };
      const { error } = await client.mutate({
        mutation: onLevel(CountyIssueSupervisionDocument, level),
        variables: { order },
      });
      return error ? faultsOf(error) : [];
    },
  };
}
