import type { MouseEvent, ReactNode } from 'react';

interface Props {
  /** Id of the field or of the part that it leads to. */
  to: string;
  children: ReactNode;
}

/** A link inside the page that keeps what the last button answered, which a change of address would forget. */
export const JumpLink = ({ to, children }: Props) => (
  <a href={`#${to}`} onClick={jump}>
    {children}
  </a>
);

function jump(event: MouseEvent<HTMLAnchorElement>): void {
  const place = document.getElementById(event.currentTarget.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: 'center' });
  place.focus({ preventScroll: true });
}
