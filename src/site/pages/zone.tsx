import { Link } from 'react-router';
import { capitalised, printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readZone } from '../index.ts';
import { protectionKinds, zoneKinds } from '../zone-kind.ts';
import type { Route } from './+types/zone';
import { printHectares } from './measure.ts';
import './site.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, () => readZone(contextOf(context), params.zone));

/** An outline where a rule holds: its act, the places it protects and those that lie in it. */
export default function ZonePage({ loaderData }: Route.ComponentProps) {
  const { zone, sites, total } = loaderData;
  const { label, source: text } = zoneKinds[zone.kind];
  const title = zone.name || label;
  return (
    <div className="page">
      <title>{`${title} – Zonages – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/carte">Carte</Link> › Zonages
      </p>
      <h1>{typeset(title)}</h1>
      <p className="lead">{typeset(capitalised(factsOf(zone).join(' · ')))}</p>
      <p>
        <Link to={`/carte?zonage=${zone.kind}&vue=${viewOf(zone.box)}`}>Voir sur la carte</Link>
      </p>
      <h2>Ce qui s’y trouve</h2>
      {sites.length === 0 ? (
        <p>Aucun site du registre ne s’y trouve.</p>
      ) : (
        <ul className="plain-list">
          {sites.map(({ id, name, protections }) => (
            <li key={id}>
              <Link to={`/sites/${id}`}>{typeset(name)}</Link>
              {protections.length > 0 && (
                <span className="quiet-text">
                  {typeset(
                    ` dont il dessine la protection : ${protections.map((kind) => protectionKinds[kind]).join(', ')}`,
                  )}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {total > sites.length && <p>{`et ${printCount(total - sites.length, 'autre site', 'autres sites')}.`}</p>}
      <p className="quiet-text">
        {typeset(`Source : ${zone.source}. Zonage tenu par ${zone.organisation}. Texte : ${text}.`)}
      </p>
    </div>
  );
}

type Zone = Route.ComponentProps['loaderData']['zone'];

function factsOf({ kind, name, code, act, actOn, since, until, areaHa }: Zone): string[] {
  const { label } = zoneKinds[kind];
  return [
    name && name !== label ? label : '',
    code,
    [act, actOn && `du ${printDate(actOn)}`].filter(Boolean).join(' '),
    since ? `depuis le ${printDate(since)}` : '',
    until ? `jusqu’au ${printDate(until)}` : '',
    printHectares(areaHa),
  ].filter(Boolean);
}

/** Where a map opens to show a zone whole: its middle, and a zoom by its size. */
function viewOf([west, south, east, north]: Zone['box']): string {
  const zoom = Math.floor(Math.log2(360 / Math.max(east - west, north - south, 0.001)));
  return `${((west + east) / 2).toFixed(5)},${((south + north) / 2).toFixed(5)},${Math.min(zoom, 15)}`;
}
