import type { ApolloClient } from '@apollo/client';
import { useEffect, useState } from 'react';
import { offerOn } from '../../lib/api/public.ts';
import { levelName } from '../../lib/levels.ts';
import type { FoundCenter } from './CenterSearch.tsx';

/** What a center asks for, by its own rules. */
export interface Offer {
  online: boolean;
  required: readonly string[];
}

/** Null while it is asked, and where nobody answered: the hub says it itself when the report is sent. */
export function useOffer(api: ApolloClient, center: FoundCenter | undefined): Offer | null {
  const [known, setKnown] = useState<{ code: string; offer: Offer }>();
  useEffect(() => {
    if (!center) return;
    let left = false;
    const { code, level } = center;
    api.query({ query: offerOn(levelName(level)), variables: { center: code } }).then(
      ({ data }) => {
        if (!left && data?.offer) setKnown({ code, offer: data.offer });
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [api, center]);
  return known && known.code === center?.code ? known.offer : null;
}
