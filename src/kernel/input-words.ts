import type { z } from 'zod';
import { printCount, printNumber } from './french.ts';

/** What a field is called on screen; a field that has no name here is not named. */
const fieldNames: Record<string, string> = {
  title: 'Titre',
  label: 'Libellé',
  name: 'Nom',
  shortName: 'Nom court',
  acronym: 'Sigle',
  number: 'Numéro',
  code: 'Code',
  kind: 'Nature',
  year: 'Année',
  dueYear: 'Année',
  fromYear: 'Première année',
  date: 'Date',
  dueOn: 'Échéance',
  startsOn: 'Début',
  endsOn: 'Fin',
  adoptedOn: 'Adoption',
  since: 'Depuis',
  value: 'Valeur',
  amount: 'Montant',
  unit: 'Unité',
  counted: 'Ce qui est compté',
  decimals: 'Décimales',
  formula: 'Formule',
  taxBasis: 'HT ou TTC',
  timeAggregation: 'Cumul dans le temps',
  territoryAggregation: 'Cumul entre territoires',
  frequency: 'Fréquence',
  direction: 'Sens souhaité',
  baseline: 'Situation de départ',
  source: 'Source',
  sourcePage: 'Page de la source',
  method: 'Méthode',
  definition: 'Définition',
  summary: 'Résumé',
  description: 'Description',
  text: 'Texte',
  texts: 'Texte',
  sentence: 'Phrase',
  sentences: 'Phrase',
  reason: 'Motif',
  note: 'Message',
  email: 'Adresse électronique',
  contact: 'Contact',
  role: 'Rôle',
  serviceId: 'Service',
  leadServiceId: 'Service pilote',
  ownerServiceId: 'Service responsable',
  place: 'Lieu',
  funder: 'Financeur',
  url: 'Adresse',
  version: 'Version de la page',
};

/** "lines.0.title" → "ligne 1, Titre"; the only line of a list is not counted. */
export function fieldName(path: readonly PropertyKey[], input: unknown): string {
  let at: unknown = input;
  const names = path.flatMap((step) => {
    const list = at;
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    if (typeof step === 'number') return Array.isArray(list) && list.length > 1 ? [`ligne ${step + 1}`] : [];
    return fieldNames[String(step)] ?? [];
  });
  return names.join(', ');
}

/** What is wrong with a value and what to do, where the schema does not say it itself. */
export const valueSentence = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'too_big':
      return tooMuch(String(issue.origin), String(issue.maximum));
    case 'too_small':
      return tooLittle(String(issue.origin), Number(issue.minimum));
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'écrivez un nombre'
        : 'cette valeur manque ou n’a pas la forme attendue';
    case 'invalid_value':
      return 'choisissez dans la liste';
    case 'invalid_format':
      return formats[String(issue.format)] ?? 'cette valeur n’a pas la forme attendue';
    default:
      return 'cette valeur n’est pas comprise';
  }
};

const formats: Record<string, string> = {
  uuid: 'ce choix n’existe plus, rechargez la page',
  url: 'une adresse commence par https://',
  email: 'une adresse électronique s’écrit comme nom@exemple.fr',
  date: 'une date s’écrit comme 2020-03-04',
};

const tooMuch = (origin: string, most: string): string => {
  if (origin === 'string') return `ce texte dépasse ${printCount(Number(most), 'caractère')}, raccourcissez-le`;
  if (origin === 'array') return `pas plus de ${printNumber(most)}`;
  return `écrivez un nombre jusqu’à ${bound(most)}`;
};

const tooLittle = (origin: string, least: number): string => {
  if (origin === 'string')
    return least > 1 ? `écrivez au moins ${printCount(least, 'caractère')}` : 'ce champ reste à remplir';
  if (origin === 'array') return 'choisissez-en au moins un';
  return `écrivez un nombre à partir de ${bound(String(least))}`;
};

/** A bound may be a year: four digits stay together. */
const bound = (value: string): string => (value.length > 4 ? printNumber(value) : value);
