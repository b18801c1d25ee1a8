import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { sameName } from './amounts.ts';

const nounOf = latinLetters(/(?:^|[\s’(])(?:nombre (?:de |d’|des )|les |la |le |l’|des )(?<noun>\p{L}{4,})/giu);

/** "Le nombre de ménages augmente de 8 %": of households, among all that is counted before; all where none is named. */
export function namedFirst(lead: string, mentions: Mention[]): Mention[] {
  const nouns = [...lead.matchAll(nounOf)].map(({ groups }) => groups?.noun ?? '');
  const named = mentions.filter(({ unit }) => unit && nouns.some((noun) => sameName(unit.label, noun)));
  return named.length > 0 ? named : mentions;
}
