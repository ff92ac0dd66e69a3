import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { Fault } from './faults.ts';
import { faultsOf } from './faultsOf.ts';

/** One of many that the same is done to. */
export interface Item {
  /** By which it is known to the list. */
  key: string;
  /** By which a person knows it: the number of the case. */
  name: string;
}

/** How far a batch has come. What was refused stays what it was, and is named with what to do next. */
export interface BatchState {
  /** What is done to each. */
  act: string;
  total: number;
  done: readonly string[];
  refused: readonly { item: Item; fault: Fault }[];
  running: boolean;
  /** Whether the line was cut before all were answered. */
  cut: boolean;
}

/**
 * Does the same to many, one after the other, each with an answer of its own: none is held back because another was refused, and what is
 * already done stays done when the rest is stopped. The page asks for everything anew at the end, once.
 */
export function useBatch() {
  const client = useApolloClient();
  const [state, setState] = useState<BatchState | null>(null);
  const stopped = useRef(false);

  async function start<I extends Item>(
    act: string,
    items: readonly I[],
    perform: (item: I) => Promise<readonly Fault[]>,
  ): Promise<void> {
    stopped.current = false;
    let now: BatchState = { act, total: items.length, done: [], refused: [], running: true, cut: false };
    const show = (more: Partial<BatchState>) => setState((now = { ...now, ...more }));
    show({});
    for (const item of items) {
      if (stopped.current) break;
      const [fault] = await perform(item).catch(faultsOf);
      if (fault === undefined) show({ done: [...now.done, item.key] });
      else if (fault.code === 'OFFLINE') {
        // nothing further would arrive either; whether this one did shows when it is done again
        show({ cut: true });
        break;
      } else show({ refused: [...now.refused, { item, fault }] });
    }
    show({ running: false });
    if (now.cut) return;
    await client.refetchQueries({ include: 'active' }).catch(() => undefined);
  }

  return { state, start, stop: () => (stopped.current = true), forget: () => setState(null) };
}
