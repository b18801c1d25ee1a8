import { type Descriptor, descriptorVocabularies } from '../record/descriptor.ts';
import { readVocabulary } from '../vocabulary/read-vocabularies.ts';
import { labelOf } from '../vocabulary/vocabulary.ts';
import type { SentRow } from './sent-row.ts';

export type Cell = string | number | boolean | null;

/** What a nomenclature calls a code; empty where nothing is said. */
export const wordOf = (vocabulary: string, code: string | null | undefined): string =>
  code ? labelOf(readVocabulary(vocabulary), code) : '';

type CodedField = keyof typeof descriptorVocabularies;

/** The code that all descriptors of a record give to a field; null where they differ or say nothing. */
export function sharedCode(descriptors: readonly Descriptor[], field: CodedField): string | null {
  const codes = new Set(descriptors.map((descriptor) => descriptor[field] ?? null));
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

/** One descriptor as people read it: "2 à 3 individus, adulte, mâle, chant". */
export function describe(descriptor: Descriptor): string {
  const { countMin, countMax, description } = descriptor;
  const fields = ['lifeStage', 'sex', 'biologicalStatus', 'behaviour', 'technique'] as const;
  const words = fields.map((field) => wordOf(descriptorVocabularies[field], descriptor[field]).toLowerCase());
  const most = countMax ?? countMin;
  const object = wordOf('count-object', descriptor.countObject).toLowerCase();
  const count = countMin === undefined || countMin === most ? most : `${countMin} à ${most}`;
  return [count === undefined ? '' : `${count} ${object}`.trim(), ...words, description].filter(Boolean).join(', ');
}

/** How exactly a row tells its place. */
export const placeWords: Record<SentRow['placeKind'], string> = {
  geometry: 'lieu exact',
  site: 'site',
  commune: 'commune',
  mesh: 'maille de 10 km',
  departement: 'département',
};

/** What was taken from a row for its audience; empty where nothing was. */
export const withheldOf = ({ degraded, sensitivity, placeKind }: SentRow): string =>
  degraded
    ? `Lieu exact, altitude, observateurs et commentaires retenus (${sensitivity > 0 ? `donnée sensible, niveau ${sensitivity} du SINP` : 'précision voulue par le producteur'})\u00a0: ${placeWords[placeKind]} seulement.`
    : '';

/** Said of each record that was made up to show how things work. */
export const generatedWord = 'Exemple inventé pour la démonstration, jamais vu sur le terrain.';

/** A day, or two with a slash where they differ, with hours where they are known: ISO 8601. */
export function eventDate({ dateFrom, dateTo, timeFrom, timeTo }: SentRow): string {
  const from = timeFrom ? `${dateFrom}T${timeFrom.slice(0, 5)}` : dateFrom;
  const to = timeTo ? `${dateTo}T${timeTo.slice(0, 5)}` : dateTo;
  return dateFrom === dateTo && !timeTo ? from : from === to ? from : `${from}/${to}`;
}
