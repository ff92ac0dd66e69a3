import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isInForce } from '../../../shared/domain/access/duty.ts';
import { isRoleName } from '../../../shared/domain/access/roles.ts';
import { CountyMyDutiesDocument, type DutyLineFragment, OwnCenterDocument } from '../gen/graphql.ts';
import type { Account, Pass } from '../lib/account.ts';
import { onLevel } from '../lib/api/onLevel.ts';
import { createApi } from '../lib/client.ts';
import { createConnectionStore } from '../lib/connection.ts';
import { levelName } from '../lib/levels.ts';
import { tabStore } from '../lib/storage.ts';

const WORN = 'duty';
/** A new duty shows, and one that was ended goes, this soon where nothing is asked meanwhile. */
const LOOK_EVERY_MS = 60_000;
/** A hub that cannot be asked is asked again sooner. */
const AGAIN_MS = 5_000;

/** In which role somebody works now: the own one, or that of a duty. */
export interface Hat {
  /** The duties that are in force. */
  duties: readonly DutyLineFragment[];
  worn: DutyLineFragment | null;
  /** True while it is not known whether the duty that was worn before still holds. */
  pending: boolean;
  /** The duty that has just ended under somebody. */
  over: DutyLineFragment | null;
  wear: (id: string | null) => void;
  forgetOver: () => void;
  /** To be called when the hub says that a duty does not hold, and when one was ordered. */
  look: () => void;
}

/** The duties of the person who sits here, and which of them is on. */
export function useHat(account: Account | null, pass: Pass): Hat {
  const [all, setAll] = useState<readonly DutyLineFragment[] | null>(null);
  const [wanted, setWanted] = useState(() => tabStore.get(WORN));
  const [over, setOver] = useState<DutyLineFragment | null>(null);
  const [now, setNow] = useState(() => new Date().toISOString());
  const [round, setRound] = useState(0);
  const look = useCallback(() => setRound(n => n + 1), []);
  const id = account?.id;
  const center = account?.center;

  // asked in the own person, whatever is worn: a duty that has ended would be refused the question
  const api = useMemo(() => createApi(pass, () => 'zh-CN', createConnectionStore()), [pass, id]);

  const whose = useRef(id);
  useEffect(() => {
    if (whose.current === id) return;
    // what one person wears is nothing to the next
    if (whose.current !== undefined) wear(null);
    whose.current = id;
    setAll(null);
    setOver(null);
  }, [id]);

  useEffect(() => {
    if (id === undefined || center === undefined) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<readonly DutyLineFragment[] | null> => {
      const { data } = await api.query({ query: OwnCenterDocument, variables: { code: center } });
      const level = data?.center?.level;
      if (!level) return null;
      const query = onLevel(CountyMyDutiesDocument, levelName(level));
      return (await api.query({ query, fetchPolicy: 'network-only' })).data?.duties ?? null;
    };
    const turn = async () => {
      const found = await ask().catch(() => null);
      if (left) return;
      if (found) setAll(found);
      setNow(new Date().toISOString());
      timer = setTimeout(() => void turn(), found ? LOOK_EVERY_MS : AGAIN_MS);
    };
    void turn();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [api, id, center, round]);

  const duties = useMemo(() => (all ?? []).filter(duty => isInForce(duty, now)), [all, now]);
  const worn = duties.find(duty => duty.id === wanted) ?? null;
  const last = useRef<DutyLineFragment | null>(null);

  // at the next beginning or end it is another list
  useEffect(() => {
    const next = Math.min(
      ...(all ?? [])
        .flatMap(({ from, to }) => [from, to])
        .filter(at => at > now)
        .map(at => Date.parse(at)),
    );
    if (!Number.isFinite(next)) return;
    // a timer holds no more than that many milliseconds
    const timer = setTimeout(() => setNow(new Date().toISOString()), Math.min(next - Date.now() + 50, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [all, now]);

  useEffect(() => {
    if (worn) last.current = worn;
    else if (all !== null && wanted !== null) {
      setOver(last.current?.id === wanted ? last.current : null);
      tabStore.remove(WORN);
      setWanted(null);
    }
  }, [all, wanted, worn]);

  function wear(duty: string | null): void {
    if (duty === null) tabStore.remove(WORN);
    else tabStore.set(WORN, duty);
    setWanted(duty);
    setOver(null);
  }

  return {
    duties,
    worn,
    pending: wanted !== null && all === null,
    over,
    wear,
    forgetOver: () => setOver(null),
    look,
  };
}

/** Who works here, with a duty on: the same person in another role at another center. */
export const accountIn = (account: Account, duty: DutyLineFragment | null): Account =>
  duty && isRoleName(duty.role)
    ? { ...account, role: duty.role, center: duty.center?.code ?? '', centerName: duty.center?.name ?? '' }
    : account;
