import { printCount, wide } from '../../kernel/french.ts';
import type { Answer, AnsweredFinding, AnsweredPlace } from './checked-document.ts';

/** The findings of a document for a person at a terminal, page by page. */
export function writeText({ file, pages, figures, findings }: Answer): string {
  const counts = [
    printCount(pages, 'page'),
    printCount(figures.length, 'chiffre lu', 'chiffres lus'),
    findings.length === 0 ? 'aucune alerte' : printCount(findings.length, 'alerte'),
  ];
  const head = `${file}${wide}: ${counts.join(', ')}\n`;
  const byPage = Map.groupBy(findings, ({ places }) => places[0]?.page ?? 1);
  return head + [...byPage].map(([page, found]) => writePage(page, pages, found)).join('');
}

const writePage = (page: number, pages: number, findings: AnsweredFinding[]): string =>
  `${pages > 1 ? `\npage ${page}\n` : ''}${findings.map((finding) => writeFinding(finding, pages)).join('')}`;

function writeFinding({ rule, tier, message, arithmetic, likely_cause, places }: AnsweredFinding, pages: number) {
  const lines = [
    `\n  ${tier}  ${message} [${rule}]`,
    ...places.map((place) => `     ${writePlace(place, pages)}`),
    `     Calcul${wide}: ${arithmetic}`,
    ...(likely_cause ? [`     Cause probable${wide}: ${likely_cause}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const writePlace = ({ page, line, column, printed }: AnsweredPlace, pages: number): string =>
  `${pages > 1 ? `page ${page}, ` : ''}ligne ${line}, colonne ${column}${wide}: «${wide}${onOneLine(printed)}${wide}»`;

/** What was printed over several lines of the document, shown on one. */
export const onOneLine = (printed: string): string => printed.replace(/\s*\n\s*/g, ' ').trim();
