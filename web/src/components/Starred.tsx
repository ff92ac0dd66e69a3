import type { ReactNode } from 'react';

/** The name of a group that must be answered. antd's own star would say aria-required of a group, which no reader understands. */
export function Starred({ children }: { children: ReactNode }) {
  return (
    <>
      <span className="star" aria-hidden>
        *
      </span>
      {children}
    </>
  );
}
