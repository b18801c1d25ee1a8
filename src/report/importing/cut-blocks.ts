import type { ReportType, SheetKind } from '../report-type.ts';
import type { Heading, ReadHeading } from './headings.ts';
import type { Line } from './lines.ts';

/** The lines under one heading of a sheet. */
export interface Part {
  heading: Heading | null;
  /** The heading as the document writes it. */
  words: string;
  lines: Line[];
}

/** Parts a sheet at its headings, in the order of the document. */
export function cutBlocks(lines: Line[], type: ReportType, readHeading: ReadHeading): Part[] {
  const tags = new Set(type.tags.map(({ code }) => code));
  const parts: Part[] = [{ heading: null, words: '', lines: [] }];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    const headed = readHeading(lines, at);
    if (!line || (!headed && line.text.split(/[\s–-]+/).every((word) => tags.has(word)))) continue;
    if (!headed) {
      parts.at(-1)?.lines.push(line);
      continue;
    }
    const heading = headed.heading.kind === 'block' || headed.heading.kind === 'keyFigures' ? headed.heading : null;
    const words = lines
      .slice(at, at + headed.count)
      .map(({ text }) => text.split('\t')[0])
      .join(' ');
    at += headed.count - 1;
    const last = lines[at];
    const rest = last && headed.rest ? [behindColon(last, headed.rest)] : [];
    parts.push({ heading, words: heading ? words : '', lines: rest });
  }
  return parts.filter((part) => part.lines.length > 0);
}

function behindColon(line: Line, rest: string): Line {
  const from = line.raw.length - line.raw.replace(/^.*?:\s*/u, '').length;
  return { ...line, start: line.start + from, raw: line.raw.slice(from), text: rest };
}

/** The block that takes what stands under no heading of its own. */
export const looseBlock = (kind: SheetKind): string | undefined =>
  (kind.blocks.find(({ loose }) => loose) ?? kind.blocks.find((block) => block.kind === 'text'))?.code;
