import { meaningOf } from '../wording.ts';

/** What reports call by several names, word by word. */
const families = [
  'logement parc patrimoine',
  'compteur parc',
  'véhicule parc flotte',
  'vélo flotte parc',
  'visiteur entrée fréquentation visite',
  'agent effectif personnel salarié collaborateur emploi',
  'dépense charge budget',
  'recette produit ressource',
  'prêt emprunt',
  'habitant population',
  'abonné abonnement',
  'intervention activité sortie',
  'œuvre inventaire collection',
  'passager voyageur trafic',
  'marché échantillon',
  'dossier demande échantillon',
  'tonne tonnage',
].map((words) => meaningOf(words));

const byWord = new Map<string, Set<string>>();
for (const family of families)
  for (const word of family) byWord.set(word, new Set([...(byWord.get(word) ?? []), ...family]));

const root = 7;

/** Whether a text says a word, one of its family, or another form of it: "quittancement" and "quittancés". */
export function says(said: ReadonlySet<string>, word: string): boolean {
  if (said.has(word)) return true;
  for (const other of byWord.get(word) ?? []) if (said.has(other)) return true;
  if (word.length < root + 1) return false;
  const start = word.slice(0, root);
  for (const other of said) if (other.startsWith(start)) return true;
  return false;
}
