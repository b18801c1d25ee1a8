import type { ReactNode } from 'react';
import { Link } from 'react-router';

export const SightingPage = ({ children }: { children: ReactNode }) => (
  <div className="page reading">
    <title>Envoyer une observation – Carreau</title>
    <p className="quiet-text">
      <Link to="/nature">Nature</Link> › Envoyer une observation
    </p>
    <h1>Envoyer une observation</h1>
    {children}
  </div>
);
