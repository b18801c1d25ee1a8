import { announcedIn } from '../../check/prose/announced.ts';
import { dueYearIn } from '../../check/prose/announcement.ts';
import type { ReadText } from '../../check/prose/prose-rule.ts';
import { lastIndexUpTo } from '../../check/reading/last-index-up-to.ts';
import type { Part } from './cut-blocks.ts';
import type { Flow, Paragraph } from './flow.ts';
import type { ProposedCommitment } from './proposed-report.ts';

interface Stretch {
  start: number;
  end: number;
}

/** What a sheet announces: each item under its heading for that, and sentences elsewhere that plan for a later year. */
export function proposeCommitments(flow: Flow, read: ReadText, parts: Part[], year: number): ProposedCommitment[] {
  const isAnnounced = (paragraph: Paragraph | undefined): boolean => {
    const heading = paragraph && parts[paragraph.part]?.heading;
    return heading?.kind === 'block' && heading.block.kind === 'commitments';
  };
  const listed = flow.paragraphs
    .filter((paragraph) => isAnnounced(paragraph) && paragraph.kind !== 'lead' && paragraph.kind !== 'number')
    .flatMap((paragraph) => itemsOf(flow.text, paragraph))
    .map((item) => ({ ...item, dueYear: dueYearIn(read.plain, item, year) ?? year + 1 }));
  const elsewhere = announcedIn(read).filter(({ start }) => !isAnnounced(paragraphAt(flow, start)));
  return [...listed, ...elsewhere]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, dueYear }) => ({
      sentence: flow.text.slice(start, end).replace(/\s+/g, ' ').trim(),
      dueYear,
      page: paragraphAt(flow, start)?.page ?? 1,
      start: flow.sourceOf(start),
      end: flow.sourceOf(end - 1) + 1,
    }));
}

const paragraphAt = (flow: Flow, offset: number): Paragraph | undefined =>
  flow.paragraphs[lastIndexUpTo(flow.paragraphs.length, (index) => flow.paragraphs[index]?.start ?? 0, offset)];

/** "Celle-ci pose…", "Le projet sera…": goes on with what the sentence before announces. */
const goesOn =
  /^(?:ce(?:t|tte|s|lui|lle|ux|la)?(?:-ci)?|c[’']est|il|elle|ils|elles|on|le|la|les|l[’']\p{L}+|un|une|leurs?|son|sa|ses|tou[st]e?s?|ainsi|aussi|enfin|de plus|par ailleurs|dans|en|pour|à|afin)(?!\p{L})/iu;

/** The sentences of a paragraph, each with those that go on with it: an announcement begins with what will be done. */
function itemsOf(text: string, { start, end }: Paragraph): Stretch[] {
  const items: Stretch[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/[.;](?=\s+\p{Lu})|$/gu)) {
    const to = start + match.index + match[0].length;
    const last = items.at(-1);
    const sentence = text.slice(from, to).trimStart();
    if (last && goesOn.test(sentence)) last.end = to;
    else if (/\p{L}{3}/u.test(sentence) && !/^https?:/.test(sentence))
      items.push({ start: to - sentence.length, end: to });
    from = to;
  }
  return items;
}
