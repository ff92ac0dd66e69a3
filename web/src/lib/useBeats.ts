import { useEffect, useState } from 'react';
import type { LevelName } from '../../../shared/domain/levels.ts';
import {
  CityBeatDocument,
  CountyBeatDocument,
  type ProvinceBeatSubscription,
  ProvinceBeatDocument,
} from '../gen/graphql.ts';
import { useWorkplace } from './workplace.tsx';

export type Beat = ProvinceBeatSubscription['event'];

const DOCUMENTS = { province: ProvinceBeatDocument, city: CityBeatDocument, county: CountyBeatDocument };

/** The figures of an area as they come, at most once a second; null until the first of them. */
export function useBeats(area: string, level: LevelName, onBeat: () => void): Beat | null {
  const { streams } = useWorkplace();
  const [beat, setBeat] = useState<Beat | null>(null);
  useEffect(() => {
    setBeat(null);
    if (level === 'township') return;
    let first = true;
    return streams.follow({
      document: DOCUMENTS[level] as typeof ProvinceBeatDocument,
      area,
      after: '',
      onEvent: event => {
        setBeat(event);
        // the page has just read what the first one says
        if (!first) onBeat();
        first = false;
      },
      // the page asks the same question over HTTP and shows what the hub says to it
      onRefusal: () => setBeat(null),
    });
  }, [area, level, streams, onBeat]);
  return beat;
}
