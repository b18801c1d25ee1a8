import { compare, divide, powerOfTen } from '../../kernel/decimal.ts';
import { narrow, printNumber } from '../../kernel/french.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { oneLineOf } from './sentence-figures.ts';
import { quotedMention, type SentenceWithMentions, sentencesWithMentions } from './sentences-with-mentions.ts';

export const scale: ProseRule = {
  code: 'scale',
  title: 'Ordre de grandeur ou unité impossible',
  tier: 'A',
  explanation:
    'Un montant de plus de cent milliards écrit en milliers, millions ou milliards sans que la phrase parle d’un État, une part de plus de 100 % d’une population, un nombre négatif de choses présentes, ou une unité qui n’est pas celle de la grandeur nommée (« une surface de 12 km »).',
  check: (read) => {
    const onOne = { ...read, plain: oneLineOf(read) };
    return sentencesWithMentions(read).flatMap((one) => one.mentions.flatMap((mention) => judge(onOne, one, mention)));
  },
};

interface Impossible {
  message: string;
  arithmetic: string;
  cause: string | null;
}

function judge(read: ReadText, { sentence }: SentenceWithMentions, mention: Mention): ProseFinding[] {
  const start = Math.max(sentence.start, mention.start - 70);
  const around = {
    lead: read.plain.slice(start, mention.start),
    tail: read.plain.slice(mention.end, mention.end + 50),
  };
  const found =
    tooMuch(mention, () => read.plain.slice(sentence.start, Math.min(sentence.end, sentence.start + 2000))) ??
    overWhole(mention, around) ??
    negativeCount(mention, around) ??
    otherDimension(mention, around);
  if (!found) return [];
  return [
    {
      rule: scale.code,
      tier: 'A',
      message: found.message,
      arithmetic: found.arithmetic,
      likelyCause: found.cause,
      places: [{ start: mention.start, end: mention.end }],
    },
  ];
}

/** A hundred billion euros: twice the budget of all French départements. */
const mostOfTerritory = '100000000000';
const ofNation =
  /\bFrance|français|\bÉtats?\b|\bEtat\b|nation|\bPIB\b|dette publique|Europe|européen|monde|mondia|\bUE\b|Union|planète|\bpays\b|assurance|Sécurité sociale|États-Unis|Chine|banque|épargne|marché|milliards de dollars/iu;

function tooMuch(mention: Mention, sentence: () => string): Impossible | undefined {
  const { unit, scale: power, value } = mention;
  if (unit?.dimension !== 'money' || power === 0 || compare(value, mostOfTerritory) < 0) return undefined;
  const mantissa = divide(value, powerOfTen(power)) ?? '0';
  if (compare(mantissa, '1000') < 0 || ofNation.test(sentence())) return undefined;
  const billions = printNumber(divide(value, '1000000000') ?? '0');
  return {
    message: `${quotedMention(mention)} font ${billions} milliards d’euros, plus que le budget d’aucune collectivité.`,
    arithmetic: `${printNumber(mantissa)} × ${printNumber(powerOfTen(power))} = ${printNumber(value)}${narrow}€`,
    cause:
      compare(mantissa, '100000') >= 0
        ? `un montant déjà en euros\u00a0: ${printNumber(mantissa)}${narrow}€\u202f?`
        : `une échelle mille fois trop grande\u00a0: ${printNumber(divide(value, '1000') ?? '0')}${narrow}€\u202f?`,
  };
}

const wholes =
  'habitant|ménage|élève|collégien|lycéen|étudiant|agent|salarié|logement|commune|bâtiment|usager|personne|répondant|agriculteur|exploitation|foyer|collège|école|entreprise|femme|homme|jeune|enfant|bénéficiaire|allocataire|demandeur|effectif|participant|visiteur|véhicule|trajet|déplacement|adhérent|candidat|dossier';
const ofWhole = new RegExp(
  `^ (?:(?:de|d[’']entre) )?(?:des|de la|de l[’']|du|de nos|de ses|de leurs) ?(?:population|territoire|${wholes})s?(?!\\p{L})`,
  'iu',
);
/** What passes a hundred by nature: a change, an execution, an occupation, a ratio to a target. */
const mayPass =
  /(?:hausse|augment|progress|croissance|accrois|bond|gain|baisse|évolu|suroccup|occupation|remplissage|réalisation|exécution|couverture|couvr|rendement|équivalent|multipli|rapport|taux|capacité|majoré|majoration|supérieur|dépass|atteint|\+) ?[^.;]{0,30}$/iu;

function overWhole(mention: Mention, { lead, tail }: Around): Impossible | undefined {
  const { unit, value, saidAs } = mention;
  if (unit?.label !== '%' || unit.per || compare(value, '100') <= 0 || saidAs === 'less' || saidAs === 'at_most')
    return undefined;
  const whole = ofWhole.exec(tail)?.[0];
  if (!whole || mayPass.test(lead) || ofExpected.test(tail.slice(whole.length))) return undefined;
  return {
    message: `${quotedMention(mention)}${whole}\u00a0: une part ne dépasse pas 100${narrow}%.`,
    arithmetic: `${printNumber(value)} > 100`,
    cause:
      compare(value, '1000') < 0
        ? `une virgule déplacée\u00a0: ${printNumber(divide(value, '10') ?? '0')}${narrow}%\u202f?`
        : null,
  };
}

/** "105 % des visiteurs de 2019": not a part of them. */
const ofExpected = /^ (?:de |en |d[’']|attend|prév|escompt|inscrit|théor|autoris|initia)/u;

interface Around {
  lead: string;
  tail: string;
}

const present = latinLetters(
  /(?<!\p{L})(?:compt(?:e|ent|ait|aient)|accueill\p{L}{1,6}|recens\p{L}{1,5}|dénombr\p{L}{1,5}|emploi(?:e|ent)|héberge(?:nt)?|regroupe(?:nt)?|dispos\p{L}{1,5} de) ?[-−]? ?$/iu,
);

const negativeCount = (mention: Mention, { lead }: Around): Impossible | undefined =>
  mention.unit?.dimension === 'count' && mention.value.startsWith('-') && present.test(lead)
    ? {
        message: `${quotedMention(mention)}\u00a0: on ne compte pas un nombre négatif de choses.`,
        arithmetic: `${printNumber(mention.value)} < 0`,
        cause: 'un tiret pris pour un signe moins, ou une différence écrite pour un nombre',
      }
    : undefined;

/** What a noun is measured in, in words, and what it never is. */
const nouns: [noun: string, rightly: string, never: string[]][] = [
  ['surfaces?|superficies?|emprise', 'une surface', ['length', 'energy', 'power', 'carbon']],
  ['longueurs?|linéaires?|distances?', 'une longueur', ['area', 'volume', 'mass', 'energy', 'power', 'carbon']],
  ['hauteurs?|largeurs?|profondeurs?|altitudes?', 'une longueur', ['area', 'volume', 'mass', 'energy', 'power']],
  ['volumes?', 'un volume', ['length', 'area']],
  ['poids|masses?|tonnages?', 'une masse', ['length', 'area', 'volume', 'energy', 'power']],
  ['puissances?', 'une puissance', ['energy', 'length', 'area', 'mass', 'volume']],
  ['durées?', 'une durée', ['length', 'area', 'mass', 'energy', 'power', 'money', 'volume']],
];
const measures = new RegExp(
  `(?<!\\p{L}|à )(?:${nouns.map(([noun]) => `(${noun})`).join('|')})(?: (?:totale?|globale?|cumulée?|moyenne?|utile|bâtie|installée?|annuelle?|initiale?|maximale?|minimale?))?(?: (?:est|était|sera|atteint))? ?(?:de |d[’']|: ?)(?:environ |près de |plus de |moins de |quelque |plus d[’']|près d[’'])?$`,
  'iu',
);
/** "12 m de large", "12 x 30 m", an exponent set apart ("12 km 2"), a rate. */
const notAlone =
  /^\s?(?:[2²3³](?!\d)|carr|cube|[x×*/]|sur |par |de (?:long|large|haut|prof|diam|côté|distance|rayon|marche|chemin|route)|au carré)/u;

function otherDimension(mention: Mention, { lead, tail }: Around): Impossible | undefined {
  const { unit } = mention;
  if (!unit || unit.per || unit.dimension === 'count' || unit.dimension === 'rate' || notAlone.test(tail))
    return undefined;
  // An exponent that the extraction left on a line of its own.
  if (unit.dimension === 'length' && /(?:^|\s)[23²³](?:\s|$)/u.test(`${lead.slice(-30)} ${tail}`)) return undefined;
  const match = measures.exec(lead);
  const at = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
  const [, rightly, never] = nouns[at] ?? [];
  const noun = match?.[at + 1];
  if (!noun || !rightly || !never?.includes(unit.dimension)) return undefined;
  const names = dimensionNames[unit.dimension] ?? unit.dimension;
  const meant = mistaken[`${unit.label} ${rightly}`];
  return {
    message: `«\u00a0${noun} … ${quotedMention(mention)}\u00a0»\u00a0: ${unit.label} mesure ${names}, non ${rightly}.`,
    arithmetic: `${unit.label}\u00a0: ${names}`,
    cause: meant ? `${meant} au lieu de ${unit.label}\u202f?` : null,
  };
}

const dimensionNames: Record<string, string> = {
  length: 'une longueur',
  area: 'une surface',
  volume: 'un volume',
  mass: 'une masse',
  energy: 'une énergie',
  power: 'une puissance',
  carbon: 'des émissions',
};
const mistaken: Record<string, string> = {
  'm une surface': 'm²',
  'km une surface': 'km²',
  'm un volume': 'm³',
  'm² un volume': 'm³',
  'm² une longueur': 'm',
  'km² une longueur': 'km',
  'kWh une puissance': 'kW',
  'MWh une puissance': 'MW',
};
