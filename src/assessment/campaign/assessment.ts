import type { FormPart } from '../../watch/kept/form-field.ts';

export interface Assessment {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  purpose: string;
  grid: string;
  startsOn: string;
  endsOn: string;
  responsible: string;
  rarityTableId: string | null;
  generated: boolean;
  version: number;
  publishedAt: string | null;
  publishedBy: string | null;
  sha256: string | null;
}

/** What the form of a campaign asks, with the grids and tables that this installation has. */
export const assessmentParts = (
  grids: readonly { name: string; label: string }[],
  tables: readonly { id: string; name: string; version: string }[],
): FormPart[] => [
  {
    fields: [
      { name: 'title', label: 'Nom', kind: 'line', required: true },
      {
        name: 'grid',
        label: 'Grille',
        kind: 'choice',
        choices: Object.fromEntries(grids.map(({ name, label }) => [name, label])),
      },
      { name: 'purpose', label: 'But', kind: 'lines', hint: 'Ce que la campagne doit éclairer, et pour qui.' },
      { name: 'responsible', label: 'Par qui', kind: 'person' },
    ],
  },
  {
    title: 'Ce qui compte',
    fields: [
      { name: 'startsOn', label: 'Du', kind: 'day', required: true, hint: 'Les visites depuis ce jour comptent.' },
      { name: 'endsOn', label: 'Au', kind: 'day', required: true },
      {
        name: 'rarityTableId',
        label: 'Table de rareté',
        kind: 'choice',
        hint: 'Une campagne ancienne peut garder la table de son temps.',
        choices: {
          '': 'Celle en service pour la grille',
          ...Object.fromEntries(tables.map(({ id, name, version }) => [id, `${name}, version ${version}`])),
        },
      },
    ],
  },
];

/** What somebody says of a criterion at a site. */
export interface SurveySaid {
  criterion: string;
  state: 'done' | 'not_done' | null;
  reason: string;
  value: string;
  visits: number | null;
  hours: string | null;
  observers: number | null;
}

/** What is said of a criterion as one text, alike if and only if it says the same: nothing said is as nothing written. */
export const wordsOfSurvey = (said: Omit<SurveySaid, 'criterion'> | null | undefined): string =>
  JSON.stringify([
    said?.state ?? null,
    said?.reason ?? '',
    said?.value ?? '',
    said?.visits ?? null,
    said?.hours ? Number(said.hours) : null,
    said?.observers ?? null,
  ]);
