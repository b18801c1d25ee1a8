import { printCount, wide } from '../../kernel/french.ts';
import type { Answer, AnsweredFinding, AnsweredPlace } from './checked-document.ts';

/** The findings of a document for a person at a terminal, page by page. */
export function writeText({ file, previous, pages, figures, findings }: Answer): string {
  const counts = [
    printCount(pages, 'page'),
    printCount(figures.length, 'chiffre lu', 'chiffres lus'),
    findings.length === 0 ? 'aucune alerte' : printCount(findings.length, 'alerte'),
  ];
  const beside = previous === undefined ? '' : `, lu avec ${previous}`;
  const head = `${file}${beside}${wide}: ${counts.join(', ')}\n`;
  const byPage = Map.groupBy(findings, ({ places }) => places[0]?.page ?? null);
  return head + [...byPage].map(([page, found]) => writePage(page, pages, found)).join('');
}

/** What only last year's report says is on no page of this one. */
function writePage(page: number | null, pages: number, findings: AnsweredFinding[]): string {
  const head = page === null ? '\nd’après le rapport précédent\n' : pages > 1 ? `\npage ${page}\n` : '';
  return `${head}${findings.map((finding) => writeFinding(finding, pages)).join('')}`;
}

function writeFinding(finding: AnsweredFinding, pages: number): string {
  const { rule, tier, message, arithmetic, likely_cause, places, previous = [] } = finding;
  const lines = [
    `\n  ${tier}  ${message} [${rule}]`,
    ...places.map((place) => `     ${writePlace(place, pages)}`),
    ...previous.map((place) => `     ${writePlaceBefore(place)}`),
    `     Calcul${wide}: ${arithmetic}`,
    ...(likely_cause ? [`     Cause probable${wide}: ${likely_cause}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const writePlace = ({ page, line, column, printed }: AnsweredPlace, pages: number): string =>
  `${pages > 1 ? `page ${page}, ` : ''}ligne ${line}, colonne ${column}${wide}: «${wide}${onOneLine(printed)}${wide}»`;

/** What is long, an announcement, is quoted by its finding already. */
export function writePlaceBefore({ page, line, printed }: AnsweredPlace): string {
  const words = printed.length > 60 ? '' : `${wide}: «${wide}${onOneLine(printed)}${wide}»`;
  return `rapport précédent, page ${page}, ligne ${line}${words}`;
}

/** What was printed over several lines of the document, shown on one. */
export const onOneLine = (printed: string): string => printed.replace(/\s*\n\s*/g, ' ').trim();
