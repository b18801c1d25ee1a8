import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { printCount } from '../kernel/french.ts';
import { ProtectedForm } from './components/form.tsx';
import { SearchBox } from './components/search-box.tsx';

interface ShellProps {
  person: { name: string } | null;
  works: boolean;
  /** What people sent, that whoever is here is to read. */
  waiting: number;
  checks: boolean;
  administers: boolean;
  /** Whether the page is at work on what was sent. */
  busy?: boolean;
  children: ReactNode;
}

/** The frame of every page: skip link, name, menu, content, foot. */
export function Shell({ person, works, waiting, checks, administers, busy = false, children }: ShellProps) {
  return (
    <>
      <a className="skip" href="#contenu">
        Aller au contenu
      </a>
      <header className="masthead">
        <div className="masthead-inner">
          <NavLink to="/" className="brand" end>
            <Mark /> Carreau
          </NavLink>
          <nav aria-label="Menu principal" className="menu">
            <NavLink to="/rapports">Rapports</NavLink>
            <NavLink to="/plans">Plans</NavLink>
            <NavLink to="/indicateurs">Indicateurs</NavLink>
            <NavLink to="/territoires">Territoires</NavLink>
            <NavLink to="/carte">Carte</NavLink>
            <NavLink to="/nature">Nature</NavLink>
            {works && <NavLink to="/veille">Veille</NavLink>}
            {works && <NavLink to="/travail">Mon travail{waiting > 0 && <Waiting count={waiting} />}</NavLink>}
            {checks && <NavLink to="/controle">Contrôler</NavLink>}
            {administers && <NavLink to="/administration">Administration</NavLink>}
          </nav>
          <SearchBox className="masthead-search" label="Chercher" />
          <div className="account">
            {person ? <SignedIn name={person.name} /> : <NavLink to="/connexion">Se connecter</NavLink>}
          </div>
        </div>
      </header>
      <main id="contenu" tabIndex={-1} aria-busy={busy || undefined}>
        {children}
      </main>
      <footer className="foot">
        <p>
          Carreau, logiciel libre (EUPL 1.2) · <NavLink to="/recherche">Recherche</NavLink> ·{' '}
          <NavLink to="/donnees-ouvertes">Données ouvertes</NavLink> ·{' '}
          <NavLink to="/ce-qu-on-nous-ecrit">Ce qu’on nous écrit</NavLink> ·{' '}
          <NavLink to="/accessibilite">Accessibilité</NavLink> ·{' '}
          <NavLink to="/donnees-personnelles">Données personnelles</NavLink> ·{' '}
          <NavLink to="/mentions-legales">Mentions légales</NavLink>
        </p>
      </footer>
    </>
  );
}

const Waiting = ({ count }: { count: number }) => (
  <>
    {' '}
    <span className="menu-count" aria-hidden="true">
      {count}
    </span>
    <span className="visually-hidden">, {printCount(count, 'envoi')} à lire</span>
  </>
);

function SignedIn({ name }: { name: string }) {
  return (
    <ProtectedForm action="/deconnexion" className="signed-in" reloadDocument>
      <NavLink to="/profil" className="signed-in-name" title={`${name}, mon compte`}>
        {name}
      </NavLink>
      <button type="submit" className="quiet">
        Se déconnecter
      </button>
    </ProtectedForm>
  );
}

/** Four sorted heaps in the yard: the product's mark. */
function Mark() {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M1 20 6 9l3 6 4-11 5 10 2-4 3 10z" fill="currentColor" />
    </svg>
  );
}
