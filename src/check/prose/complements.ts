import { latinLetters } from '../reading/latin-letters.ts';

/** Kinds of which a thing is one or the other: none is left out of both. */
const pairs: [one: RegExp, other: RegExp][] = (
  [
    ['femmes?', 'hommes?'],
    ['filles?', 'garçons?'],
    ['fixes?', 'variables?|révisables?|indexée?s?'],
    ['publi(?:c|cs|que|ques)', 'privée?s?'],
    ['urbaine?s?', 'ruraux|rurale?s?'],
    ['individuel(?:le)?s?', 'collecti(?:f|fs|ve|ves)'],
    ['titulaires?|fonctionnaires?', 'contractuel(?:le)?s?'],
    ['occupants?', 'bailleurs?'],
    ['propriétaires?', 'locataires?'],
    ['internes?', 'externes?'],
    ['temps (?:plein|complet)', 'temps (?:partiel|non complet)'],
    ['favorables?', 'défavorables?'],
    ['oui', 'non'],
    ['capital', 'intérêts'],
    ['fonctionnement', 'investissement'],
    ['directs?', 'indirects?|induits?'],
    ['payante?s?', 'gratuite?s?'],
    ['payant', 'gratuitement'],
    ['adultes?', 'enfants|jeunes|jeunesse|mineurs'],
    ['en ville', 'hors (?:de la )?ville|à la campagne'],
    ['en agglomération', 'hors agglomération'],
    ['intra-?muros', 'extra-?muros'],
    ['assujettis', 'exonérés'],
    ['permanents', 'temporaires|saisonniers|non permanents'],
    ['souterraine?s?', 'superficielle?s?|de surface'],
    ['programmée?s?', 'subie?s?|fortuite?s?|accidentel(?:le)?s?'],
    ['acceptée?s?|accordée?s?|retenue?s?', 'refusée?s?|rejetée?s?'],
    ['en régie', 'délégué|déléguée?s?|en délégation'],
    ['électriques?', 'thermiques?'],
    ['diurnes?', 'nocturnes?'],
    ['achevée?s?|terminée?s?', 'en cours|inachevée?s?'],
    ['renouvelée?s?|reconduite?s?|ancien(?:ne)?s?', 'nouve(?:au|aux|lle|lles)'],
  ] as const
).map(([one, other]) => [wordIn(one), wordIn(other)]);

function wordIn(words: string): RegExp {
  return latinLetters(new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu'));
}

const denied = latinLetters(/(?<!\p{L})(?:non|pas|in)[ -]?(\p{L}{4,})/iu);
const below = /moins de (\d[\d ]*)/iu;

/** Whether two names leave nothing out: "femmes" and "hommes", "conformes" and "non conformes", "moins de 20" and "20 et plus". */
export function leaveNothingOut(a: string, b: string): boolean {
  const isPair = pairs.some(([one, other]) => (one.test(a) && other.test(b)) || (one.test(b) && other.test(a)));
  return (
    (isPair && !(/femmes/iu.test(a) && /femmes/iu.test(b))) ||
    isDenied(a, b) ||
    isDenied(b, a) ||
    meetAt(a, b) ||
    meetAt(b, a)
  );
}

const isDenied = (a: string, b: string): boolean => {
  const word = denied.exec(b)?.[1];
  return word !== undefined && !denied.test(a) && startsOf(a).includes(word.slice(0, 6).toLowerCase());
};

/** The first letters of each word. */
const startsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-zà-ÿœ]+/)
    .map((word) => word.slice(0, 6));

const meetAt = (a: string, b: string): boolean => {
  const bound = below.exec(a)?.[1]?.trim();
  return (
    bound !== undefined &&
    new RegExp(`(?:plus de|de|au-delà de) ${bound}(?!\\d)|(?<!\\d)${bound}(?: \\p{L}+)? (?:et|ou) plus`, 'iu').test(b)
  );
};
