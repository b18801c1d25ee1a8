import { useRef, useState } from 'react';
import { searchForm } from '../../../kernel/french.ts';
import type { FieldSite } from '../../index.ts';
import type { Protocol } from '../../protocol/protocol.ts';
import { readPoint } from '../../visit/read-point.ts';
import { Suggest, type Suggestion } from './suggest.tsx';
import type { VisitValues } from './visit-answer.ts';

interface Props {
  protocol: Protocol;
  sites: FieldSite[];
  values: VisitValues;
  change(values: Partial<VisitValues>): void;
}

/** Where: a place of the register, where one stands, or coordinates as they are typed. */
export function PlaceEntry({ protocol: { site }, sites, values, change }: Props) {
  const [said, setSaid] = useState('');
  const here = useRef<[number, number] | null>(null);
  const byPoint = site.kinds.includes('point');
  const locate = () => {
    setSaid('Recherche de votre position…');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        here.current = [round(coords.longitude), round(coords.latitude)];
        const precision = Math.round(coords.accuracy);
        if (byPoint) change({ point: here.current, precision });
        setSaid(`Position à ${precision} m près.${nearestWords(sites, here.current)}`);
      },
      () => setSaid('L’appareil n’a pas donné sa position\u00a0: choisissez un site, ou écrivez les coordonnées.'),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  const find = (text: string): Suggestion<Partial<VisitValues>>[] => {
    const point = byPoint ? readPoint(text) : undefined;
    if (point)
      return [{ key: 'point', label: `Point ${text.trim()}`, value: { siteId: null, place: text.trim(), point } }];
    const words = searchForm(text).split(' ').filter(Boolean);
    const found = sites.filter(({ name, commune }) =>
      words.every((word) => ` ${searchForm(`${name} ${commune}`)}`.includes(` ${word}`)),
    );
    const sorted = here.current
      ? found.toSorted((a, b) => distance(a.mark, here.current) - distance(b.mark, here.current))
      : found;
    return sorted.map((one) => ({
      key: one.id,
      label: one.name,
      aside: one.commune,
      value: { siteId: one.id, place: one.name, fields: { ...one.fields, ...values.fields } },
    }));
  };
  return (
    <div className="place-entry">
      <Suggest
        label={site.label}
        hint={
          byPoint
            ? 'Nom d’un site, lieu-dit, ou coordonnées\u00a0: 50,4301\u202f; 2,7812.'
            : 'Nom d’un site du registre.'
        }
        find={find}
        choose={(chosen) => change(chosen)}
        value={values.place}
        change={(place) => change({ place, siteId: null })}
      />
      <button type="button" onClick={locate}>
        {byPoint ? 'Ici' : 'Près d’ici'}
      </button>
      <p className="quiet-text" role="status">
        {said || placeWords(values)}
      </p>
    </div>
  );
}

const placeWords = ({ siteId, point, communeCode }: VisitValues): string => {
  if (siteId) return 'Site du registre.';
  if (point) return `Point ${printPoint(point)}`;
  return communeCode ? 'La commune seule est connue.' : '';
};

/** Latitude first, as people write it and `readPoint` reads it. */
export const printPoint = ([longitude, latitude]: [number, number]): string =>
  `${latitude}\u202f; ${longitude}`.replaceAll('.', ',');

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Good enough to sort places near one another. */
const distance = (a: [number, number] | null, b: [number, number] | null): number =>
  a && b ? Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) : Number.POSITIVE_INFINITY;

function nearestWords(sites: FieldSite[], here: [number, number]): string {
  const nearest = sites
    .filter(({ mark }) => mark)
    .toSorted((a, b) => distance(a.mark, here) - distance(b.mark, here))[0];
  return nearest ? ` Le site le plus proche est ${nearest.name}.` : '';
}
