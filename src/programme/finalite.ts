import { searchForm } from '../kernel/french.ts';

/**
 * The five finalités of sustainable development, in the order of the law (code de l’environnement, L110-1, III, 1° to 5°).
 * They go by name, never by number: publishers number them each in its own order, in their report type.
 */
export const finalites = ['climat', 'biodiversite', 'cohesion', 'epanouissement', 'production'] as const;
export type Finalite = (typeof finalites)[number];

interface Wording {
  /** First day the wording was in force. */
  since: string;
  label: string;
}

/** The law renamed them over time, so a report uses the wording of its year. */
const wordings: Record<Finalite, Wording[]> = {
  climat: [{ since: '2010-07-14', label: 'La lutte contre le changement climatique' }],
  biodiversite: [
    { since: '2010-07-14', label: 'La préservation de la biodiversité, des milieux et des ressources' },
    // Loi 2016-1087 of 8 August 2016, article 2.
    {
      since: '2016-08-10',
      label:
        'La préservation de la biodiversité, des milieux, des ressources ainsi que la sauvegarde des services qu’ils fournissent et des usages qui s’y rattachent',
    },
  ],
  cohesion: [
    { since: '2010-07-14', label: 'La cohésion sociale et la solidarité entre les territoires et les générations' },
  ],
  epanouissement: [{ since: '2010-07-14', label: 'L’épanouissement de tous les êtres humains' }],
  production: [
    {
      since: '2010-07-14',
      label: 'Une dynamique de développement suivant des modes de production et de consommation responsables',
    },
    // Loi 2015-992 of 17 August 2015, article 70.
    { since: '2015-08-19', label: 'La transition vers une économie circulaire' },
  ],
};

/** The wording in force on a day; the first one before any was. */
export function finaliteLabel(finalite: Finalite, on: string): string {
  const [first] = wordings[finalite];
  return (wordings[finalite].findLast((wording) => wording.since <= on) ?? first)?.label ?? finalite;
}

/** One word for each, for the cells of a file. */
export const finaliteWords: Record<Finalite, string> = {
  climat: 'climat',
  biodiversite: 'biodiversité',
  cohesion: 'cohésion',
  epanouissement: 'épanouissement',
  production: 'production responsable',
};

const known = new Map(
  finalites.flatMap((finalite) =>
    [finalite, finaliteWords[finalite], ...wordings[finalite].map((wording) => wording.label)].map(
      (text) => [searchForm(text), finalite] as const,
    ),
  ),
);

/** The finalité that a cell names by its word or by a wording of the law; undefined for a number such as F1. */
export const readFinalite = (text: string): Finalite | undefined => known.get(searchForm(text));
