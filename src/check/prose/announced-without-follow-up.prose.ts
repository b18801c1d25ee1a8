import { latinLetters } from '../reading/latin-letters.ts';
import { announcedIn } from './announced.ts';
import { followUpOf, type TwoYears } from './follow-up.ts';
import type { ProseFinding, ProseRule, ReadText } from './prose-rule.ts';
import { spokenIn } from './spoken-text.ts';

export const announcedWithoutFollowUp: ProseRule = {
  code: 'announced_without_follow_up',
  title: 'Annoncé l’an dernier, sans suite dans ce rapport',
  tier: 'B',
  explanation:
    'Ce que le rapport précédent annonçait (« Perspectives », « sera lancé en 2021 ») et dont aucun passage du nouveau ne parle : ni ses noms, ni ses mots propres, ni la moitié de ses mots dans un même paragraphe. Une phrase suffit, même pour dire que c’est reporté.',
  check: (read, previous) => (previous ? withoutFollowUp(read, previous) : []),
};

function withoutFollowUp(read: ReadText, previous: ReadText): ProseFinding[] {
  const due = announcedIn(previous).filter(
    ({ dueYear }) => dueYear === null || read.year === null || dueYear <= read.year,
  );
  if (due.length === 0) return [];
  const years: TwoYears = { before: spokenIn(previous.plain), now: spokenIn(read.plain) };
  return due.flatMap(({ start, end, dueYear }) => {
    const sentence = previous.plain.slice(start, end);
    if (speaksOfOther.test(sentence)) return [];
    const followUp = followUpOf(sentence, years);
    return !followUp || followUp.isSpokenOf ? [] : [findingOf(sentence, dueYear, { start, end }, followUp)];
  });
}

/** What it speaks of is in the sentence before. */
const speaksOfOther = latinLetters(
  /^[«“\s]*(?:ce|cet|cette|ces|c[’']est|celui|celle|ceux|celles|il|ils|elle|elles|dans ce cadre)(?![\p{L}-])/iu,
);

function findingOf(
  sentence: string,
  dueYear: number | null,
  place: { start: number; end: number },
  { words, met }: { words: string[]; met: number },
): ProseFinding {
  const when = dueYear === null ? '' : ` pour ${dueYear}`;
  return {
    rule: announcedWithoutFollowUp.code,
    tier: 'B',
    message: `Annoncé${when} dans le rapport précédent, et rien ici ne semble en parler\u00a0: «\u00a0${shortened(sentence)}\u00a0».`,
    arithmetic: `au plus ${met} de ses ${words.length} mots propres dans un même passage`,
    likelyCause: 'suite oubliée, ou dite avec d’autres mots\u202f; une phrase suffit, même pour un report',
    places: [],
    previous: [place],
  };
}

const longest = 110;

/** On one line, words cut by the end of a line put back together. */
function shortened(sentence: string): string {
  const line = sentence
    .replace(/(?<=\p{Ll})-[^\S\n]*\n\s*(?=\p{Ll})/gu, '')
    .replace(/\*\*|^\s*[–—•-]\s+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[ .;]+$/, '')
    .replace(/«\s*/g, '“')
    .replace(/\s*»/g, '”');
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\s\S*$/, '')}…`;
}
