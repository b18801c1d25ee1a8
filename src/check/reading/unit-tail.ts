import type { TaxBasis } from '../../indicator/figure.ts';
import { latinLetters } from './latin-letters.ts';

/** What follows the unit of a measure: "par habitant", "/m³", "HT". */
export interface UnitTail {
  per: string | null;
  basis: TaxBasis | null;
  end: number;
}

const things = [
  'hab(?:itants?|\\.)?|an(?:née)?|mois|semaine|jour|j|heure|h',
  'm[²2](?:[./]an)?|mètre carré|m[³3]|mètre cube|km|kilomètre|t(?:onne)?|kg|kilo|litre|[kMG]Wh',
  'élève|enfant|logement|agent|dossier|foyer|ménage|repas|convive|personne|abonné|usager|adhérent|visiteur|trajet|place|lit',
].join('|');
const space = '(?:[ ]|[ ]?\\n{1,2}[ ]?)';
const perPattern = new RegExp(
  `[ ]?/[ ]?(${things})(?![\\p{L}\\d])|${space}par${space}(${things})(?!\\p{L})|${space}(?:le|du|au)${space}(m[²2]|m[³3]|mètre carré|mètre cube|kg|kilo|litre|km)(?![\\p{L}\\d])`,
  'uy',
);
const basisPattern = latinLetters(/[ ]?\(?(H\.?T\.?|hors taxes?|T\.?T\.?C\.?|toutes taxes comprises)\)?(?!\p{L})/uy);

const written: Record<string, string> = {
  hab: 'habitant',
  'hab.': 'habitant',
  habitants: 'habitant',
  année: 'an',
  j: 'jour',
  heure: 'h',
  m2: 'm²',
  'mètre carré': 'm²',
  m3: 'm³',
  'mètre cube': 'm³',
  kilomètre: 'km',
  tonne: 't',
  kilo: 'kg',
};

/** Reads what stands behind a unit that ends at `at`, in either order: "€/m³ TTC", "€ HT par an", "m³/km/j". */
export function readTail(text: string, at: number): UnitTail {
  const pers: string[] = [];
  let basis: TaxBasis | null = null;
  let end = at;
  for (;;) {
    const per: RegExpExecArray | null = pers.length < 2 ? matchAt(perPattern, text, end) : null;
    const tax: RegExpExecArray | null = per || basis ? null : matchAt(basisPattern, text, end);
    if (!per && !tax) return { per: pers.length > 0 ? pers.join('/') : null, basis, end };
    const thing = per?.[1] ?? per?.[2] ?? per?.[3] ?? '';
    if (per) pers.push(written[thing] ?? thing);
    if (tax) basis = /^[\s(]*T/i.test(tax[0]) ? 'TTC' : 'HT';
    end += (per ?? tax)?.[0].length ?? 0;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
