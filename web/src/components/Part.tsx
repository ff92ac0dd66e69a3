import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** How many there are, beside the title; none is no number to tell. */
  count?: number;
  /** Whether it is unfolded at first; from then on the reader decides. */
  open?: boolean;
  children: ReactNode;
}

/** A part of a page under a heading that folds it away. */
export function Part({ title, count, open = false, children }: Props) {
  return (
    <details className="part" open={open}>
      <summary>
        <h3>{title}</h3>
        {count !== undefined && count > 0 && <span className="part-count">{count}</span>}
      </summary>
      <div className="part-body">{children}</div>
    </details>
  );
}
