import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { LibraryWords } from '../../components/LibraryWords.tsx';
import {
  type CountyForecastAheadQuery,
  CountyForecastAheadDocument,
  CountySimilarCasesDocument,
  type LibraryWholeFragment,
} from '../../gen/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { onLevel } from '../../lib/api/onLevel.ts';
import { useWorkplace } from '../../lib/workplace.tsx';
import type { RegistrationForm } from './form.ts';

/** Somebody who types is not asked about at each letter. */
const PAUSE_MS = 700;
/** Fewer letters tell nothing. */
const LEAST_LETTERS = 4;
const SHOWN = 3;
const MOST_LETTERS = 1_900;

interface Found {
  cases: LibraryWholeFragment[];
  openHere: number;
}

/**
 * What others did in matters like the one that is being written down (类似案例), and how long such a matter takes, beside the form (WL-14, N17). Nothing of
 * the question is kept, in the browser or in the hub; a hub that does not answer leaves the form alone.
 */
export function SimilarCases({ values }: { values: RegistrationForm }) {
  const say = useText();
  const found = useSimilar(values);
  const forecast = useForecast(values.item ?? '');
  const nothing = found !== null && found.cases.length === 0;
  return (
    <section className="guidance similar" aria-label={say('similar.heading')} aria-live="polite">
      <h2>{say('similar.heading')}</h2>
      {found === null && <p className="quiet">{say('similar.hint')}</p>}
      {nothing && <p className="quiet">{say('similar.none')}</p>}
      <ul>
        {found?.cases.map(one => (
          <li key={one.id} data-similar={one.id}>
            <details>
              <summary>{one.title}</summary>
              <LibraryWords told={one} />
              <p className="quiet">{[one.number, one.center?.name].filter(Boolean).join(' · ')}</p>
            </details>
          </li>
        ))}
      </ul>
      {found !== null && found.openHere > 0 && <p>{say('similar.openHere', { n: found.openHere })}</p>}
      {forecast !== undefined && <ForecastLine forecast={forecast} />}
    </section>
  );
}

type Forecast = CountyForecastAheadQuery['forecast'];

/** Half and nine of ten, with the cases that this rests on; where there are too few, that is said and no number. */
function ForecastLine({ forecast }: { forecast: Forecast }) {
  const say = useText();
  if (!forecast) return <p className="quiet">{say('similar.noForecast')}</p>;
  const { p50, p90, cases, basis } = forecast;
  return (
    <p data-forecast={cases}>
      {say('similar.forecast', { p50, p90 })}{' '}
      <span className="quiet">{say('similar.sample', { cases, basis: say(`similar.basis.${basis}`) })}</span>
    </p>
  );
}

/** What the form says so far, once nobody has typed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function useSimilar({ title = '', demand = '', demands = [], item = '', causes = [] }: RegistrationForm): Found | null {
  const { level } = useWorkplace();
  const client = useApolloClient();
  const text = [title, demand, ...demands].filter(Boolean).join('\n').slice(0, MOST_LETTERS);
  const asked = useSettled(JSON.stringify({ text, item: item.trim().slice(0, 100) || null, causes }));
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const draft = JSON.parse(asked) as { text: string; item: string | null; causes: typeof causes };
    if (draft.text.trim().length + (draft.item?.length ?? 0) < LEAST_LETTERS) return setFound(null);
    let left = false;
    client
      .query({
        query: onLevel(CountySimilarCasesDocument, level),
        variables: { draft, first: SHOWN },
        fetchPolicy: 'no-cache',
      })
      .then(({ data }) => {
        if (!left && data?.similar) setFound(data.similar as Found);
      })
      .catch(() => undefined); // a help that does not come is no fault of the form
    return () => {
      left = true;
    };
  }, [client, level, asked]);
  return found;
}

/** Undefined while nothing was asked, null where too few cases are known. */
function useForecast(item: string): Forecast | undefined {
  const { level, center } = useWorkplace();
  const client = useApolloClient();
  const asked = useSettled(item.trim().slice(0, 100));
  const [forecast, setForecast] = useState<Forecast | undefined>(undefined);
  useEffect(() => {
    if (asked === '') return setForecast(undefined);
    let left = false;
    client
      .query({
        query: onLevel(CountyForecastAheadDocument, level),
        variables: { center: center.code, item: asked },
        fetchPolicy: 'no-cache',
      })
      .then(({ data, error }) => {
        if (!left && data && !error) setForecast(data.forecast ?? null);
      })
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [client, level, center.code, asked]);
  return forecast;
}
