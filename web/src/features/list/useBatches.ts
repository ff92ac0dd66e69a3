import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import type { TextField } from '../../../../shared/domain/case/text.ts';
import type { LevelName } from '../../../../shared/domain/levels.ts';
import type { CaseAct, FileRowFragment } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { actOn, type ButtonAct } from '../../lib/api/acts.ts';
import type { Fault } from '../../lib/faults.ts';
import { faultsOf } from '../../lib/faultsOf.ts';
import { actName } from '../../lib/names.ts';
import { useBatch } from '../../lib/useBatch.ts';

/** Something that can be done to several cases of a list, one by one. */
export interface Batch {
  key: string;
  name: string;
  fits: (row: FileRowFragment) => boolean;
  /** What is asked for before, once for all of them; null where nothing is. */
  words: { name: TextField; label: string; required: boolean; hint: string } | null;
  perform: (row: FileRowFragment, said: string) => Promise<readonly Fault[]>;
}

/** What may be done to many at a time: what begins or takes on a case. What answers or ends one is thought about for each. */
const SEVERAL = ['ACCEPT', 'ACCEPT_ESCALATION'] as const satisfies readonly (ButtonAct & CaseAct)[];

const wordsOf = (act: (typeof SEVERAL)[number], say: Say): Batch['words'] =>
  act === 'ACCEPT'
    ? { name: 'reason', label: say('ask.ACCEPT.reason'), required: false, hint: say('batch.acceptWhat') }
    : null;

interface Of {
  rows: readonly FileRowFragment[];
  level: LevelName;
  more: readonly Batch[];
}

/** Which cases of a list were chosen, and what can be done to them together. */
export function useBatches({ rows, level, more }: Of) {
  const say = useText();
  const client = useApolloClient();
  const [chosen, choose] = useState<string[]>([]);
  const [asking, setAsking] = useState<Batch | null>(null);
  const work = useBatch();
  const acts = SEVERAL.map((act): Batch => ({
    key: act,
    name: actName(say, act),
    fits: row => row.acts.includes(act),
    words: wordsOf(act, say),
    perform: async ({ uid }, said) => {
      const variables: { uid: string } = { uid, ...(said === '' ? {} : { reason: said }) };
      const { error } = await client.mutate({ mutation: actOn(act, level), variables });
      return error ? faultsOf(error) : [];
    },
  }));
  const all = [...acts, ...more];
  // a case that has left the list is not chosen any more
  const marked = rows.filter(({ uid }) => chosen.includes(uid));
  const run = async (batch: Batch, said: string) => {
    setAsking(null);
    const fitting = marked.filter(batch.fits).map(row => ({ key: row.uid, name: row.number, row }));
    await work.start(batch.name, fitting, async ({ row }) => {
      const faults = await batch.perform(row, said);
      if (faults.length === 0) choose(before => before.filter(uid => uid !== row.uid));
      return faults;
    });
  };
  return {
    can: all.some(({ fits }) => rows.some(fits)) || work.state !== null,
    chosen: marked.map(({ uid }) => uid),
    choose: (uids: string[]) => {
      work.forget();
      choose(uids);
    },
    offers: all
      .filter(({ fits }) => rows.some(fits))
      .map(batch => ({
        act: batch.key,
        name: batch.name,
        count: marked.filter(batch.fits).length,
        start: () => (batch.words ? setAsking(batch) : void run(batch, '')),
      })),
    asking,
    close: () => setAsking(null),
    run,
    work,
  };
}
