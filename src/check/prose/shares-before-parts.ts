import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { amountOf, isCount, isPercent, isPositive, kinshipOf, sameName } from './amounts.ts';
import {
  isLessOrEqual,
  judgeShare,
  measuredAs,
  namedBefore,
  type Reader,
  type Wholes,
  type WrongShare,
  wholesBefore,
} from './share-wholes.ts';
import { periodsDiffer } from './subject.ts';

/** "46 % des participations statutaires, soit 879 704 €" */
const ofNameThen = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |ce |cette |ces )?)(?<name>\p{L}[\p{L}’-]*(?: \p{L}[\p{L}’-]*){0,4}?)(?:,? soit| \(soit|,? représentant|,? c’est-à-dire) (?:environ |près de )?$/u,
);
/** "financés à 40 % par l’État et la Région, soit 2 540 000 €" */
const paidTo = latinLetters(/(?:financ|subventionn|aid|pris)\p{L}*(?: en charge)? à (?:hauteur de )?$/u);
const paidThen = latinLetters(/^ [^.;()%\d]{0,80}, soit (?:environ |près de )?$/u);
/** "Notre commission de 8 % s’élève à 8 996 €" */
const levyOf = latinLetters(
  /(?<!\p{L})(?:commission|taux|taxe|redevance|remise|retenue|acompte|avance|provision|frais|prélèvement|marge) (?:est )?de $/iu,
);
const levyThen = latinLetters(
  /^,? [^.;()%\d]{0,40}(?:s’élève à|donne|produit|rapporte|représente|soit)(?: \p{L}+){0,3}?(?: de)? $/u,
);
/** "Taux d’occupation : 94 % (1 081 places occupées)" */
const rateThen = latinLetters(
  /(?<!\p{L})(?:taux|part|proportion) (?:de |d’|des |du )[^.;:()\d%]{3,40}(?: :| (?:est|atteint|s’établit|ressort)(?: de| à)?) $/iu,
);
const reach = 400;
const back = 6;
const longest = 120;
const pronoun = latinLetters(
  /(?:^|[.;\n]\s*)(?:À (?:elle|lui) seule?, )?(?<who>ces derni(?:ers|ères)|(?:ceux|celles)-ci|ils|elles?|il) (?:y |en )?(?:représent|constitu|form|f(?:ait|ont)|occup|absorb|rassembl|concentr|p[eè]s)\p{L}* (?:donc |ainsi )?(?:environ |près de )?$|(?:^|[.;\n]\s*)(?<it>c’est|cela (?:fait|représente|équivaut à)|soit) (?:donc |ainsi )?(?:environ |près de )?$/iu,
);
const nameBehind = latinLetters(
  /^ (?:du total )?(?:de l’|des |du |de la |de (?:ses |leurs |nos |ce |cette |ces )?)(\p{L}[\p{L}’-]*(?: \p{L}[\p{L}’-]*){0,4})/u,
);
const wholeThere = /^ \((?:soit )?$/u;

/** A percentage whose part follows it, or is what a pronoun stands for. */
export function wrongBeforePart(reader: Reader, share: Mention, at: number): WrongShare | null {
  return partBehind(reader, share, at) ?? ofPronoun(reader, share, at);
}

function partBehind(reader: Reader, share: Mention, at: number): WrongShare | null {
  const { text, mentions } = reader;
  const part = mentions[at + 1];
  if (!part || part.start - share.end > longest || !isPart(part)) return null;
  const gap = text.slice(share.end, part.start);
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, share.start - 70), share.start);
  const name = ofNameThen.exec(gap)?.groups?.name;
  if (name) {
    const meant = namedBefore(reader, at, part, name);
    return judgeShare(share, part, wholesOf(part, meant, isOneOf(part, meant)), true);
  }
  if (paidTo.test(before) && paidThen.test(gap)) return judgeShare(share, part, near(reader, part, at), true);
  if (levyOf.test(before) && levyThen.test(gap)) return judgeShare(share, part, near(reader, part, at), true);
  if (!rateThen.test(before) || gap !== ' (' || !isCount(part)) return null;
  const alike = near(reader, part, at).all.filter(({ unit }) => unit && sameName(unit.label, part.unit?.label ?? ''));
  return judgeShare(share, part, wholesOf(part, alike, isOneOf(part, alike)), true);
}

const isPart = (part: Mention): boolean =>
  !isPercent(part) && isPositive(part) && !part.unit?.per && part.saidAs !== 'between';

const wholesOf = (part: Mention, found: Mention[], isTold: boolean): Wholes => {
  const meant = found.map((one) => measuredAs(one, part));
  return { all: meant, meant, isTold };
};

/** One value only, and close enough to be the one that is meant. */
const isOneOf = (part: Mention, found: Mention[]): boolean =>
  new Set(found.map(amountOf)).size === 1 &&
  found.every((one) => isLessOrEqual(part, one)) &&
  found.some((one) => part.start - one.end < reach && !periodsDiffer(part, one));

/** The nearest before that is measured alike, and as much or more. */
function near(reader: Reader, part: Mention, at: number): Wholes {
  const all = wholesBefore(reader, part, at, back, reach).filter(
    (one) => isCount(part) || kinshipOf(part, one) === 'same',
  );
  const [first] = all;
  return { all, meant: first ? [first] : [], isTold: first !== undefined && isLessOrEqual(part, first) };
}

/** "612 agents, dont 114 contractuels. Ces derniers représentent 18,6 % de l’effectif" */
function ofPronoun(reader: Reader, share: Mention, at: number): WrongShare | null {
  const { text, mentions } = reader;
  const before = text.slice(Math.max(mentions[at - 1]?.end ?? 0, share.start - 70), share.start);
  const { who: they, it } = pronoun.exec(before)?.groups ?? {};
  const who = (they ?? it)?.toLowerCase();
  const name = nameBehind.exec(text.slice(share.end, share.end + 70))?.[1];
  if (!who || !name) return null;
  const next = mentions[at + 1];
  const inBrackets =
    next &&
    wholeThere.test(
      text
        .slice(share.end, next.start)
        .slice(name.length)
        .replace(/^.*(?= \()/u, ''),
    );
  const told = sentenceBefore(reader, at);
  const [part, ...others] = who.startsWith('ces') || who.endsWith('-ci') ? told.slice(-1) : told;
  // "Elles" may be what either counts.
  if (!part || others.length > 0) return null;
  const wholes = inBrackets && next ? [next] : namedBefore(reader, at, part, name).filter((one) => one !== part);
  return judgeShare(share, part, wholesOf(part, wholes, isOneOf(part, wholes)), true);
}

/** What the sentence before counts or measures. */
function sentenceBefore({ text, mentions }: Reader, at: number): Mention[] {
  const { start } = mentions[at] as Mention;
  const found: Mention[] = [];
  for (let back = at - 1; back >= 0; back--) {
    const one = mentions[back];
    if (!one || start - one.end > reach) break;
    const stops = text.slice(one.end, start).match(/[.!?](?=\s|$)/g)?.length ?? 0;
    if (stops > 1) break;
    if (isPart(one) && one.unit?.dimension !== 'time' && !isMean(text, one) && !isFormer(text, one)) found.unshift(one);
  }
  return found;
}

/** "(8 096 en 2018)" */
const isFormer = (text: string, { start, end }: Mention): boolean =>
  /\((?:contre )?$/u.test(text.slice(Math.max(0, start - 9), start)) &&
  /^[^().;]{0,20}(?:19|20)\d\d\)/u.test(text.slice(end, end + 30));

/** "288 par jour" */
const isMean = (text: string, { end }: Mention): boolean =>
  /^(?: \p{L}+)? par (?!l[ea’])/u.test(text.slice(end, end + 30));
