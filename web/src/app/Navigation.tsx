import { DownOutlined, MenuOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../i18n/text.ts';
import { useRoute } from '../lib/route.ts';
import { hashOf, type PageGroup, type PageName } from './navigation.ts';
import '../styles/navigation.css';

interface Props {
  groups: readonly PageGroup[];
  /** How many papers wait for an answer of this person. */
  awaited: number;
}

/** The ways to the pages, by the work that they are of; where there is little room, behind one button. */
export function Navigation({ groups, awaited }: Props) {
  const say = useText();
  const roomy = useRoomy();
  const { page: current } = useRoute();
  const link = (page: PageName) => (
    <a
      href={hashOf(page)}
      className="nav-link"
      data-page={page}
      {...(page === current ? { 'aria-current': 'page' as const } : {})}
    >
      {say(`app.${page}`)}
      {page === 'supervision' && <Count awaited={awaited} />}
    </a>
  );
  const list = ({ key, pages }: PageGroup) => (
    <ul aria-label={say(`nav.${key}`)}>
      {pages.map(page => (
        <li key={page}>{link(page)}</li>
      ))}
    </ul>
  );
  return (
    <nav className="nav" aria-label={say('nav.pages')}>
      {roomy ? (
        groups.map(group => (
          <Disclosure
            key={group.key}
            name={say(`nav.${group.key}`)}
            holdsCurrent={(group.pages as readonly string[]).includes(current)}
            badge={group.pages.includes('supervision') && <Count awaited={awaited} />}
          >
            {list(group)}
          </Disclosure>
        ))
      ) : (
        <Disclosure name={say('nav.menu')} leading={<MenuOutlined aria-hidden />} badge={<Count awaited={awaited} />}>
          {groups.map(group => (
            <section key={group.key}>
              <p className="nav-head" aria-hidden>
                {say(`nav.${group.key}`)}
              </p>
              {list(group)}
            </section>
          ))}
        </Disclosure>
      )}
    </nav>
  );
}

function Count({ awaited }: { awaited: number }) {
  const say = useText();
  if (awaited === 0) return null;
  const label = say('supervision.awaited', { n: awaited });
  return (
    <span className="bar-count" title={label} role="img" aria-label={label}>
      {awaited}
    </span>
  );
}

interface DisclosureProps {
  name: string;
  leading?: ReactNode;
  badge?: ReactNode;
  /** The page that is open is one of these. */
  holdsCurrent?: boolean;
  children: ReactNode;
}

/** A button that shows links below it: arrows go through them, Escape goes back to the button, and what loses the keyboard closes. */
function Disclosure({ name, leading, badge, holdsCurrent = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const links = [...(root.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const aim = { ArrowDown: at + 1, ArrowUp: at < 0 ? links.length - 1 : at - 1, Home: 0, End: links.length - 1 }[
      event.key
    ];
    if (event.key === 'Escape' && open) close();
    else if (aim !== undefined && (open || event.key.startsWith('Arrow'))) {
      event.preventDefault(); // the page would scroll
      setOpen(true);
      // hidden links take no keyboard: they are shown first
      requestAnimationFrame(() => links[(aim + links.length) % links.length]?.focus());
    }
  };
  return (
    <div
      className="nav-group"
      ref={root}
      onKeyDown={press}
      onBlur={({ relatedTarget }) => root.current?.contains(relatedTarget) || setOpen(false)}
    >
      <button
        ref={button}
        type="button"
        className="bar-button nav-button"
        aria-expanded={open}
        aria-controls={panel}
        {...(holdsCurrent ? { 'aria-current': true } : {})}
        onClick={() => setOpen(!open)}
      >
        {leading} {name} {badge} <DownOutlined aria-hidden className="nav-caret" />
      </button>
      <div id={panel} className="nav-panel" hidden={!open} onClick={close}>
        {children}
      </div>
    </div>
  );
}

const ROOM = '(width >= 62.5rem)';

function watchRoom(listener: () => void): () => void {
  const room = matchMedia(ROOM);
  room.addEventListener('change', listener);
  return () => room.removeEventListener('change', listener);
}

/** Whether the groups stand beside each other. */
const useRoomy = (): boolean => useSyncExternalStore(watchRoom, () => matchMedia(ROOM).matches);
