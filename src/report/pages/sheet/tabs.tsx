import { useRef } from 'react';

const tabs = [
  { code: 'plan', label: 'Parties' },
  { code: 'saisie', label: 'Saisie' },
  { code: 'aide', label: 'Aide' },
] as const;
export type TabCode = (typeof tabs)[number]['code'];

/** On a narrow screen the three columns are three tabs; without JavaScript, three links down the page. */
export function Tabs({ current, onChoose }: { current: TabCode; onChoose: (tab: TabCode) => void }) {
  const nav = useRef<HTMLElement>(null);
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
        </a>
      ))}
    </nav>
  );
}
