import { latinLetters } from '../reading/latin-letters.ts';
import { type Announced, dueYearIn } from './announcement.ts';
import type { ReadText } from './prose-rule.ts';

export const planned = latinLetters(
  /(?<!\p{L})(?:(?:est|sont) (?:\p{L}+ment )?(?:prévue?s?|programmée?s?|planifiée?s?|envisagée?s?|projetée?s?)|prévue?s? (?:en|pour|à partir|au|dès|d[’']ici|fin|début|courant)|prévoi(?:t|ent)(?! que)|aur(?:a|ont) lieu|verr(?:a|ont) le jour|entrer(?:a|ont) en|fer(?:a|ont) l[’']objet|ser(?:a|ont)(?: ainsi| donc| également| aussi| ensuite| progressivement| de nouveau| \p{L}{3,}ment)? (?:au programme|\p{L}+(?:é|i|u|is|it|ert)(?:e?s?)(?!\p{L}))|(?:lanc|poursuivr|engag|cré|ouvrir|réalis|mettr|organis|démarr|débuter|déploi|étendr|renforc|propos|adopt|élabor|finalis|install|construir|rénov|aménag|accueill|achèv|livr|commenc|reprendr|continu|reconduir|expériment|particip|accompagn|équip|recrut|consacr|publi|sign|transform|acqu[eé]r|remplac|plant|prolong|généralis|complét|développ|présent|soumettr|vot)(?:er|r)?(?:a|ont|ons)(?!\p{L}))/iu,
);
const past = latinLetters(
  /(?:initialement|avai(?:t|ent)|avions|étai(?:t|ent)|comme|ét[ée]) (?:été )?(?:\p{L}+ )?(?:prévu|programmé|planifié|envisagé)|annulée?s?|peut-être|n[e’'] ?(?:ser|aur)\p{L}+ (?:pas|plus)|multipliée?s? par|si (?:les?|la|l[’'])|devai(?:t|ent)/iu,
);
const soon = latinLetters(
  /(?:prochainement|dans les (?:prochains|prochaines) (?:mois|semaines|années)|l[’'](?:an|année|exercice) (?:prochaine?|suivante?|à venir))(?!\p{L})/iu,
);
const longest = 700;

/** Sentences that plan something with its year, or soon. */
export function announcedInSentences(read: ReadText): Announced[] {
  return wholeSentences(read).flatMap((sentence) => {
    const text = read.plain.slice(sentence.start, sentence.end).replace(/\s+/g, ' ');
    if (!planned.test(text) || past.test(text)) return [];
    const dueYear = dueYearIn(read.plain, sentence, read.year);
    if (dueYear === null && !soon.test(text)) return [];
    return [{ ...sentence, dueYear }];
  });
}

/** Sentences as people wrote them: one that a blank line cut, as extraction from a PDF does, is put back together. */
function wholeSentences({ plain, sentences }: ReadText): { start: number; end: number }[] {
  const whole: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (const { start, end } of sentences) {
    const lead = /^\s*/.exec(plain.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;
    if (start + lead >= end) continue;
    const goesOn = open !== undefined && /\p{Ll}/u.test(plain.charAt(start + lead)) && end - open.start < longest;
    if (open && goesOn) open.end = end;
    else {
      open = { start: start + lead, end };
      whole.push(open);
    }
    if (/[.!?…]\s*$/.test(plain.slice(Math.max(start, end - 5), end))) open = undefined;
  }
  return whole.filter(({ start, end }) => end - start <= longest);
}
