import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** Where one tells what one saw, to an organisation once it is chosen. */
export const SightingPage = ({ to, children }: { to?: string; children: ReactNode }) => (
  <div className="page reading">
    <title>{`Envoyer une observation${to ? ` – ${to}` : ''} – Carreau`}</title>
    <p className="quiet-text">
      <Link to="/nature">Nature</Link> › Envoyer une observation
    </p>
    <h1>Envoyer une observation</h1>
    {children}
  </div>
);
