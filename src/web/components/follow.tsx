import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** The way to what is new of something (`/plans/pcaet/nouveautes`); readers of feeds find its feed from the page itself. */
export const Follow = ({ at, children }: { at: string; children: ReactNode }) => (
  <>
    <link rel="alternate" type="application/atom+xml" href={`${at}.atom`} title="Nouveautés" />
    <Link to={at}>{children}</Link>
  </>
);
