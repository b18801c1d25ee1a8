import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { printDate, printNumber } from '../../kernel/french.ts';
import type { SiteFile } from '../register/read-site.ts';
import { partyRoleLabels } from '../register/site.ts';
import { identifierSystems } from '../site-type.ts';
import { protectionKinds, zoneKinds } from '../zone-kind.ts';

/** A titled list, or nothing where there is nothing to list. */
function Part<T>(props: {
  title: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T) => ReactNode;
}) {
  if (props.items.length === 0) return null;
  return (
    <section className="site-part">
      <h2>{props.title}</h2>
      <ul className="plain-list">
        {props.items.map((item) => (
          <li key={props.keyOf(item)}>{props.children(item)}</li>
        ))}
      </ul>
    </section>
  );
}

const since = (from: string | null, to: string | null): string => {
  if (from && to) return `, du ${printDate(from)} au ${printDate(to)}`;
  if (from) return `, depuis le ${printDate(from)}`;
  return to ? `, jusqu’au ${printDate(to)}` : '';
};

export const Protections = ({ protections }: Pick<SiteFile, 'protections'>) => (
  <Part title="Protections" items={protections} keyOf={({ kind, source, actOn }) => `${kind}${source}${actOn}`}>
    {({ kind, extent, act, actOn, reference, source, zoneId, zone }) => (
      <>
        {protectionKinds[kind]}
        {[extent, act, reference].filter(Boolean).map((detail) => `, ${detail}`)}
        {actOn && ` (${printDate(actOn)})`}
        {zoneId && (
          <>
            {', dessinée par '}
            <Link to={`/sites/zonages/${zoneId}`}>{zone}</Link>
          </>
        )}
        <span className="quiet-text"> {source}</span>
      </>
    )}
  </Part>
);

export const Parties = ({ parties }: Pick<SiteFile, 'parties'>) => (
  <Part
    title="Propriété et gestion"
    items={parties}
    keyOf={({ role, name, category, source }) => `${role}${name}${category}${source}`}
  >
    {({ role, category, name, since: from, until, source }) => (
      <>
        {partyRoleLabels[role]}
        {'\u00a0: '}
        {[name, category].filter(Boolean).join(', ')}
        {since(from, until)}
        <span className="quiet-text"> {source}</span>
      </>
    )}
  </Part>
);

export const Identifiers = ({ identifiers }: Pick<SiteFile, 'identifiers'>) => (
  <Part title="Numéros" items={identifiers} keyOf={({ system, value }) => `${system}${value}`}>
    {({ system, value }) => (
      <>
        <span className="quiet-text">{identifierSystems[system]}</span> {value}
      </>
    )}
  </Part>
);

/** "37 %": nothing where the whole place lies within. */
const share = (part: number | null): string =>
  part === null || part > 0.999 ? '' : ` (${printNumber((part * 100).toFixed(part < 0.01 ? 1 : 0))}\u202f%)`;

export const CrossedTerritories = ({ territories }: Pick<SiteFile, 'territories'>) => (
  <Part title="Territoires" items={territories} keyOf={({ kind, code }) => `${kind}${code}`}>
    {({ kind, code, name, share: part }) => (
      <>
        <Link to={`/territoires/${kind}/${code}`}>{name}</Link>
        {share(part)}
      </>
    )}
  </Part>
);

export const CrossedZones = ({ zones }: Pick<SiteFile, 'zones'>) => (
  <Part title="Zonages" items={zones} keyOf={({ id }) => id}>
    {({ id, kind, name, share: part, since: from, until }) => (
      <>
        <Link to={`/sites/zonages/${id}`}>{zoneKinds[kind].label}</Link>
        {name && name !== zoneKinds[kind].label && `, ${name}`}
        {share(part)}
        {since(from, until)}
      </>
    )}
  </Part>
);

export const RelatedSites = ({ title, sites }: { title: string; sites: SiteFile['children'] }) => (
  <Part title={title} items={sites} keyOf={({ id }) => id}>
    {({ id, name }) => <Link to={`/sites/${id}`}>{name}</Link>}
  </Part>
);
