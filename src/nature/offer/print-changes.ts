import { printCount } from '../../kernel/french.ts';
import type { ChangedRecord } from './changed-records.sql.ts';

/** What is told of what changed, both values where a person reads them as they are. */
const read: Record<string, string> = {
  name_cited: 'nom cité',
  cd_nom: 'cd_nom',
  date_from: 'date de début',
  date_to: 'date de fin',
  time_from: 'heure de début',
  time_to: 'heure de fin',
  count_min: 'nombre minimal',
  count_max: 'nombre maximal',
  altitude_min: 'altitude minimale',
  altitude_max: 'altitude maximale',
  place_name: 'lieu',
  comment: 'commentaire',
  context: 'contexte',
  precision: 'précision',
};

/** And of what is a code, a list or people: that it changed. */
const named: Record<string, string> = {
  status: 'statut d’observation',
  source_status: 'statut de la source',
  observer_ids: 'observateurs',
  determiner_ids: 'déterminateurs',
  determined_on: 'date de détermination',
  determination_method: 'méthode de détermination',
  descriptors: 'dénombrement, stade, sexe ou comportement',
  diffusion: 'niveau de précision souhaité',
  extra: 'colonnes gardées à côté',
};

const other = 'autre attribut';
const longest = 80;

/** What a record says and what the source says of it, side by side: « nombre minimal : 2 ». */
export function printChanges({ changes, moved }: ChangedRecord): { ours: string; theirs: string } {
  const side = (at: 0 | 1) =>
    Object.entries(read).flatMap(([name, label]) => {
      const values = changes[name];
      return values ? [`${label} : ${cut(values[at])}`] : [];
    });
  const unread = Object.keys(changes).filter((name) => name !== 'geometry' && !read[name]);
  const also = [...new Set(unread.map((name) => named[name] ?? other))].map((name) => `${name} : autre`);
  const place = 'geometry' in changes ? [`position à ${printCount(moved, 'mètre')}`] : [];
  return {
    ours: side(0).join(' ; ') || 'telle qu’elle est',
    theirs: [...side(1), ...also, ...place].join(' ; '),
  };
}

function cut(value: unknown): string {
  const text = value === null || value === undefined || value === '' ? 'rien' : String(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
