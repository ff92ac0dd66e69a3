import type { ApolloClient } from '@apollo/client';
import { useMemo } from 'react';
import { useLanguage } from '../i18n/text.ts';
import { createPublicApi } from './client.ts';

/** The line to the hub of people without an account: it asks as nobody, and keeps nothing. */
export function usePublicApi(): ApolloClient {
  const { language } = useLanguage();
  // read at each request: a new language is no reason for a new connection
  const spoken = useMemo(() => ({ language }), []);
  spoken.language = language;
  return useMemo(() => createPublicApi(() => spoken.language), [spoken]);
}
