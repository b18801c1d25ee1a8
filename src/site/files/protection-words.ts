import { searchForm } from '../../kernel/french.ts';
import type { ProtectionKind } from '../zone-kind.ts';

const words: [RegExp, ProtectionKind][] = [
  [/\bclasse(?:e|s)? mh\b|\bmh classe|monument historique classe/, 'mh_classe'],
  [/\binscrit(?:e|s)? mh\b|\bmh inscrit|monument historique inscrit/, 'mh_inscrit'],
  [/\bavap\b|\bspr\b|\bzppaup\b|site patrimonial remarquable/, 'spr'],
  [/\babords?\b|perimetre de protection|\bppm\b/, 'abords'],
  [/\bsite classe\b/, 'site_classe'],
  [/\bsite inscrit\b/, 'site_inscrit'],
];

/** The protections that a cell of a register names, as registers write them: "Inscrit MH et AVAP". */
export function protectionsIn(cell: string): ProtectionKind[] {
  const form = searchForm(cell);
  return words.filter(([pattern]) => pattern.test(form)).map(([, kind]) => kind);
}
