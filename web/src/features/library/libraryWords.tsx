import type { LibraryAct, LibraryState, ServiceListing } from '../../gen/graphql.ts';
import { type Say, useText } from '../../i18n/text.ts';
import { nameOf } from '../../lib/names.ts';

export const libraryActName = (say: Say, act: LibraryAct): string => say(`library.act.${act}`);

/** The state in words; its colour only helps to find it. */
export function LibraryStateTag({ state }: { state: LibraryState }) {
  const say = useText();
  return (
    <span className={`state library-${state.toLowerCase()}`}>{nameOf(say, 'libraryState', state.toLowerCase())}</span>
  );
}

/** Whether what it did belongs into the list of services; nothing where nobody has said so. */
export function ListingTag({ listing }: { listing: ServiceListing }) {
  const say = useText();
  if (listing === 'NONE') return null;
  return <span className={`state listing-${listing.toLowerCase()}`}>{say(`library.listing.${listing}`)}</span>;
}
