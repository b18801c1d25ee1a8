import { useEffect, useRef, useState } from 'react';
import { printPoint } from '../../nature/pages/visit/place-entry.tsx';
import { Suggest, type Suggestion } from '../../nature/pages/visit/suggest.tsx';
import { readPoint } from '../../nature/visit/read-point.ts';
import type { Extent } from '../../site/pages/bounds.ts';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { Field } from '../../web/components/form.tsx';
import type { ProposedWord } from '../sending/send-sighting.ts';
import { type Point, PointMap } from './point-map.tsx';
import '../../nature/pages/visit/visit.css';

const nothingAtHand = () => [];

const proposing =
  (what: 'especes' | 'communes') =>
  async (text: string): Promise<Suggestion<ProposedWord>[]> => {
    const answer = await fetch(
      `/ce-qu-on-nous-ecrit/propositions/${what}?${new URLSearchParams({ texte: text })}`,
    ).catch(() => null);
    const found = answer?.ok ? ((await answer.json()) as ProposedWord[]) : [];
    return found.map((word) => ({ key: word.key, label: word.label, aside: word.aside, value: word }));
  };

const proposeSpecies = proposing('especes');
const proposeCommunes = proposing('communes');

/** What was typed before the scripts ran is kept. */
function useWritten(first: string) {
  const input = useRef<HTMLInputElement>(null);
  const [value, change] = useState(first);
  useEffect(() => change(input.current?.value ?? ''), []);
  return { input, value, change };
}

/** What was seen, as its sender calls it; a name chosen among those of TAXREF is sent with its number. */
export function SpeciesField({ name, cdNom }: { name: string; cdNom: string }) {
  const written = useWritten(name);
  const [chosen, setChosen] = useState({ cdNom, name });
  const isChosen = chosen.cdNom !== '' && chosen.name === written.value;
  return (
    <>
      <Suggest
        label="Espèce"
        hint={'Son nom français ou latin, comme vous le connaissez. Vous ne savez pas\u202f? Laissez vide.'}
        name="name"
        maxLength={200}
        find={nothingAtHand}
        findMore={proposeSpecies}
        choose={({ key, label }) => {
          written.change(label);
          setChosen({ cdNom: key, name: label });
        }}
        {...written}
      />
      <input type="hidden" name="cdNom" value={isChosen ? chosen.cdNom : ''} />
    </>
  );
}

interface PlaceProps {
  kept: { point: string; precision: string; commune: string };
  extent: Extent;
  baseMap: string | null;
}

/** Where: a point on a map, where one stands, coordinates, or the commune alone. */
export function SightingPlace({ kept, extent, baseMap }: PlaceProps) {
  const [{ point: text, precision }, setPoint] = useState({ point: kept.point, precision: kept.precision });
  const [said, setSaid] = useState('');
  const commune = useWritten(kept.commune);
  const point = readPoint(text) ?? null;
  const put = ([longitude, latitude]: Point, metres: number) => {
    setSaid('');
    setPoint({ point: printPoint([round(longitude), round(latitude)]), precision: String(Math.round(metres)) });
  };
  const locate = () => {
    setSaid('Recherche de votre position…');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => put([coords.longitude, coords.latitude], coords.accuracy),
      () => setSaid('L’appareil n’a pas donné sa position\u00a0: touchez la carte, ou écrivez la commune.'),
      { enableHighAccuracy: true, timeout: 20_000 },
    );
  };
  return (
    <fieldset className="sender">
      <legend>Où</legend>
      <ForScripts>
        <p>Touchez la carte là où c’était.</p>
        <PointMap label="Carte où poser un point" {...{ point, extent, baseMap }} onPoint={put} />
        <p className="row">
          <button type="button" onClick={locate}>
            Là où je suis
          </button>
          {point && (
            <button type="button" className="quiet" onClick={() => setPoint({ point: '', precision: '' })}>
              Retirer le point
            </button>
          )}
          <span className="quiet-text" role="status">
            {said || (point ? pointWords(point, precision) : 'Aucun point n’est posé.')}
          </span>
        </p>
      </ForScripts>
      <input type="hidden" name="precision" value={precision} />
      <details open={text !== '' && !point}>
        <summary>Écrire les coordonnées</summary>
        <Field label="Latitude et longitude" hint="Comme 50,4301 ; 2,7812.">
          {(ids) => (
            <input
              {...ids}
              name="point"
              maxLength={60}
              value={text}
              onChange={({ target }) => setPoint({ point: target.value, precision: '' })}
            />
          )}
        </Field>
      </details>
      <Suggest
        label="Commune"
        hint="Si vous ne pouvez pas poser de point."
        name="commune"
        maxLength={120}
        find={nothingAtHand}
        findMore={proposeCommunes}
        choose={({ label }) => commune.change(label)}
        {...commune}
      />
    </fieldset>
  );
}

const pointWords = (point: Point, precision: string): string =>
  `Un point est posé\u00a0: ${printPoint(point)}${precision ? `, à ${precision}\u00a0m près` : ''}.`;

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
