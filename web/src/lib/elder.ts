import { useSyncExternalStore } from 'react';

const STORED = 'doudi.elder';
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(STORED) === 'on';
  } catch {
    return false;
  }
}

let large = read();
const mark = () => document.documentElement.classList.toggle('elder', large);
mark();

function choose(on: boolean): void {
  large = on;
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // storage is forbidden: the choice lasts until the page is closed
  }
  mark();
  for (const listener of listeners) listener();
}

/** Large letters, large buttons, nothing beside the matter (大字版): remembered at this machine. */
export function useElder(): { large: boolean; choose: (on: boolean) => void } {
  const now = useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => large,
  );
  return { large: now, choose };
}
