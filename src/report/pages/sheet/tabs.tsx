import { useEffect, useRef } from 'react';

const tabs = [
  { code: 'plan', label: 'Parties' },
  { code: 'saisie', label: 'Saisie' },
  { code: 'aide', label: 'Aide' },
] as const;
export type TabCode = (typeof tabs)[number]['code'];

interface Props {
  current: TabCode;
  /** How many findings the last tab holds. */
  alerts: number;
  onChoose: (tab: TabCode) => void;
}

/** On a narrow screen the three columns are three tabs; without JavaScript, three links down the page. */
export function Tabs({ current, alerts, onChoose }: Props) {
  const nav = useRef<HTMLElement>(null);
  // A link to a part opens the tab that holds it.
  useEffect(() => {
    const follow = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const panel = tabs.find(({ code }) => target?.closest(`#${code}`));
      if (!panel) return;
      onChoose(panel.code);
      requestAnimationFrame(() => target?.scrollIntoView());
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [onChoose]);
  return (
    <nav className="sheet-tabs" aria-label="Colonnes de la fiche" ref={nav}>
      {tabs.map(({ code, label }) => (
        <a
          key={code}
          href={`#${code}`}
          aria-current={code === current ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault();
            onChoose(code);
            nav.current?.scrollIntoView({ block: 'start' });
          }}
        >
          {label}
          {code === 'aide' && alerts > 0 && (
            <>
              {' '}
              ({alerts}
              <span className="visually-hidden"> {alerts > 1 ? 'alertes' : 'alerte'}</span>)
            </>
          )}
        </a>
      ))}
    </nav>
  );
}
