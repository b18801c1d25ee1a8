import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Under a form that asks about people: what becomes of it, in a sentence (RGPD, article 13), and the register. */
export function DataNote({ children }: { children: ReactNode }) {
  return (
    <p className="field-hint data-note">
      {children} <Link to="/donnees-personnelles">Ce qui est gardé de chacun</Link>
    </p>
  );
}
