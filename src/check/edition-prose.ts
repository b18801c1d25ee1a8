import type { Tier } from '../kernel/finding.ts';
import { wide } from '../kernel/french.ts';
import { typeset } from '../kernel/typeset.ts';
import { unspaced } from '../kernel/unspaced.ts';
import type { CheckedEdition, CheckedSheet, KeyedFinding, Passage, PrintedWords } from './checked-edition.ts';
import { readText } from './prose/check-text.ts';
import type { ProseFinding, ReadText } from './prose/prose-rule.ts';
import { proseRules } from './prose/prose-rules.ts';
import { lastIndexUpTo } from './reading/last-index-up-to.ts';
import { keyOf } from './rule.ts';
import { typedNumberKeys } from './typed-number.rule.ts';

/** What the words of a report contradict, with the figures and the typed numbers that it speaks of. */
export interface ProseContradiction {
  finding: KeyedFinding;
  /** Keys of the linked figures among its places, and whether all of them are. */
  linked: string[];
  onlyLinked: boolean;
  /** Keys that the numbers typed at its places have as findings. */
  typed: string[];
}

/** The rules of prose, on each sheet; and on the texts together, those that compare one with another. */
export function contradictionsInProse({ year, sheets }: CheckedEdition): ProseContradiction[] {
  const read = sheets.map((sheet) => readSheet(sheet, year));
  const found = [...read.flatMap(foundInSheet), ...foundAcross(read, year)].map((one) => contradiction(one, year));
  // What a sheet says twice in the same words is one thing to mend.
  return [...new Map(found.map((one) => [one.finding.key, one])).values()];
}

type Link = Passage['links'][number];

interface SheetText {
  sheet: CheckedSheet;
  read: ReadText;
  links: Link[];
  /** Where each passage begins. */
  starts: number[];
  found: ProseFinding[];
}

interface Place {
  sheet: CheckedSheet;
  passage: Passage | undefined;
  printed: string;
  /** Offset in the passage. */
  start: number;
  link: Link | undefined;
}

type Found = ProseFinding & { at: Place[] };

const betweenPassages = '\n\n';

function readSheet(sheet: CheckedSheet, year: number): SheetText {
  const starts: number[] = [];
  let text = '';
  for (const passage of sheet.passages) {
    starts.push(text.length);
    text += passage.text + betweenPassages;
  }
  const links = sheet.passages.flatMap((passage, index) => {
    const by = starts[index] ?? 0;
    return passage.links.map((link) => ({ ...link, start: link.start + by, end: link.end + by }));
  });
  return { sheet, links, starts, ...readOnce(text, links, year) };
}

/** Of the texts read last, what they say: while one person writes, the other sheets stay. */
const kept = new Map<string, Pick<SheetText, 'read' | 'found'>>();
const mostKept = 500;

function readOnce(text: string, links: Link[], year: number): Pick<SheetText, 'read' | 'found'> {
  const key = `${year} ${links.map(({ figure, start }) => `${figure} ${start}`).join()}\n${text}`;
  const known = kept.get(key) ?? readAndChecked(text, links, year);
  kept.delete(key);
  kept.set(key, known);
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return known;
}

function readAndChecked(text: string, links: Link[], year: number): Pick<SheetText, 'read' | 'found'> {
  const read = readText(text, year);
  // The period of a linked figure is known, whatever the sentence says.
  const mentions = read.mentions.map((mention) => {
    const link = linkAt(links, mention);
    return link ? { ...mention, period: link.period } : mention;
  });
  const known = { ...read, mentions };
  const found = proseRules.filter(({ acrossTexts }) => !acrossTexts).flatMap((rule) => rule.check(known));
  return { read: known, found };
}

const linkAt = (links: Link[], { start, end }: { start: number; end: number }): Link | undefined => {
  const link = links[lastIndexUpTo(links.length, (index) => links[index]?.start ?? 0, end - 1)];
  return link && link.start < end && link.end > start ? link : undefined;
};

const foundInSheet = (text: SheetText): Found[] =>
  text.found.map((finding) => ({ ...finding, at: finding.places.map((place) => placeIn(text, place)) }));

/** Two linked figures are two facts, whatever their words have in common. */
function foundAcross(texts: SheetText[], year: number): Found[] {
  const starts: number[] = [];
  let length = 0;
  for (const { read } of texts) {
    starts.push(length);
    length += read.text.length + 1;
  }
  const moved = <T extends { start: number; end: number }>(spans: T[], by: number): T[] =>
    spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }));
  const together: ReadText = {
    text: texts.map(({ read }) => read.text).join('\f'),
    plain: texts.map(({ read }) => read.plain).join('\f'),
    sentences: texts.flatMap(({ read }, index) => moved(read.sentences, starts[index] ?? 0)),
    mentions: texts.flatMap(({ read }, index) => moved(read.mentions, starts[index] ?? 0)),
    year,
  };
  const placeOf = ({ start, end }: { start: number; end: number }): Place[] => {
    const index = lastIndexUpTo(texts.length, (at) => starts[at] ?? 0, start);
    const [text, by] = [texts[index], starts[index] ?? 0];
    return text ? [placeIn(text, { start: start - by, end: end - by })] : [];
  };
  return proseRules
    .filter(({ acrossTexts }) => acrossTexts)
    .flatMap((rule) =>
      rule.check(together).map((finding) => {
        const at = finding.places.flatMap(placeOf);
        const isInOneSheet = at.every(({ sheet }) => sheet === at[0]?.sheet);
        return { ...finding, at, tier: isInOneSheet ? finding.tier : lessSure(finding.tier, rule.acrossTexts) };
      }),
    )
    .filter(({ at }) => at.some(({ link }) => !link));
}

const lessSure = (tier: Tier, most: Tier = tier): Tier => (tier > most ? tier : most);

function placeIn({ sheet, read, links, starts }: SheetText, span: { start: number; end: number }): Place {
  const index = lastIndexUpTo(starts.length, (at) => starts[at] ?? 0, span.start);
  return {
    sheet,
    passage: sheet.passages[index],
    printed: read.text.slice(span.start, span.end),
    start: span.start - (starts[index] ?? 0),
    link: linkAt(links, span),
  };
}

function contradiction(found: Found, year: number): ProseContradiction {
  const { rule, tier, at } = found;
  const sheets = [...new Set(at.map(({ sheet }) => sheet))];
  const printed = at.map((place) => place.printed.replace(/\s+/g, ' ').trim().toLowerCase());
  const key = keyOf(rule, [`${sheets.map(({ code }) => code).join('+')}/${printed.join('+')}`], String(year));
  const others = sheets.slice(1).flatMap(({ place }) => place.label ?? []);
  return {
    finding: {
      code: rule,
      tier,
      sentence: sentenceOf(found, at[0]?.passage?.label, others),
      place: sheets[0]?.place ?? {},
      key,
      words: at.flatMap(wordsAt),
    },
    linked: at.flatMap(({ link }) => link?.figure ?? []),
    onlyLinked: at.every(({ link }) => link),
    typed: at.flatMap((place) => (place.link ? [] : typedNumberKeys(place.sheet.code, place.printed, year))),
  };
}

const wordsAt = ({ sheet, passage, printed, start }: Place): PrintedWords[] =>
  passage
    ? [{ page: sheet.place, anchor: passage.anchor, printed, at: unspaced(passage.text.slice(0, start)).length }]
    : [];

function sentenceOf({ message, arithmetic, likelyCause }: ProseFinding, block: string | undefined, also: string[]) {
  const said = message.replace(/\.$/, '');
  const [place, what] = block ? [`${block}${wide}: `, said.charAt(0).toLowerCase() + said.slice(1)] : ['', said];
  return typeset(
    [
      `${place}${what} (${arithmetic}).`,
      ...(also.length > 0 ? [`L’autre est dans ${also.join(', ')}.`] : []),
      ...(likelyCause ? [`Cause probable${wide}: ${likelyCause}.`] : []),
    ].join(' '),
  );
}
