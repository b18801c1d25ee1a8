import type { Tier } from '../../kernel/finding.ts';
import { printCount, wide } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';
import type { AnsweredFinding, CheckedDocument } from './checked-document.ts';
import { findingsStyle } from './findings-style.ts';
import { onOneLine } from './write-text.ts';

/** One page that needs nothing else: each document beside its findings, every figure read underlined. */
export function writeFindingsHtml(documents: readonly CheckedDocument[]): string {
  const title = documents.length === 1 ? `Contrôle de ${documents[0]?.answer.file}` : 'Contrôle de plusieurs documents';
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>
<style>${findingsStyle}</style>
</head>
<body>
<header>
<h1>Contrôle des chiffres</h1>
<p>Chaque chiffre lu est souligné. Une alerte mène à ses places dans le texte, et chaque place à son alerte.</p>
</header>
<main>
${documents.map(section).join('\n')}
</main>
</body>
</html>
`;
}

function section(checked: CheckedDocument, index: number): string {
  const { file, figures, findings, pages } = checked.answer;
  const counts = [
    printCount(pages, 'page'),
    printCount(figures.length, 'chiffre lu', 'chiffres lus'),
    findings.length === 0 ? 'aucune alerte' : printCount(findings.length, 'alerte'),
  ].join(', ');
  const list = findings.map((finding, number) => card(finding, `${index}-${number}`)).join('\n');
  return `<section>
<h2>${escapeMarkup(file)}</h2>
<p>${counts}.</p>
<div class="sides">
<div class="document">${pagesOf(checked, index)}</div>
<div class="findings"><h3>Alertes</h3>
${list || '<p>Rien dans ce texte ne se contredit, pour ce que Carreau sait vérifier.</p>'}
</div>
</div>
</section>`;
}

const sureness: Record<Tier, string> = { A: 'certain', B: 'probable', C: 'à regarder' };

function card({ rule, tier, message, arithmetic, likely_cause, places }: AnsweredFinding, id: string): string {
  const links = places.map(
    ({ page, line, printed }, place) =>
      `<li><a href="#p${id}-${place}">page ${page}, ligne ${line}</a>${wide}: «${wide}${escapeMarkup(onOneLine(printed))}${wide}»</li>`,
  );
  return `<article class="tier-${tier}" id="f${id}">
<h4><span class="tier">${tier}, ${sureness[tier]}</span> ${escapeMarkup(message)}</h4>
<ul>${links.join('')}</ul>
<p>Calcul${wide}: ${escapeMarkup(arithmetic)}</p>
${likely_cause ? `<p>Cause probable${wide}: ${escapeMarkup(likely_cause)}</p>` : ''}<p class="rule">${escapeMarkup(rule)}</p>
</article>`;
}

/** The text, cut where a page, a figure or the place of a finding begins or ends. */
function pagesOf({ source, mentions, found }: CheckedDocument, index: number): string {
  const { text, pages } = source;
  const opened: Mark[] = [
    ...found.flatMap(({ tier, places }, number) =>
      places.map(({ start, end }, place) => ({
        start,
        end,
        tier,
        id: `p${index}-${number}-${place}`,
        back: `#f${index}-${number}`,
      })),
    ),
    ...mentions.map(({ start, end }) => ({ start, end })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  return pages
    .map((begin, page) => {
      const end = pages[page + 1] ?? text.length;
      let [html, from] = ['', begin];
      for (let mark = opened[at]; mark && mark.start < end; mark = opened[++at]) {
        // A figure inside the place of a finding, or two findings at one place: the first says it.
        html +=
          mark.start < from
            ? anchorOf(mark)
            : escapeMarkup(text.slice(from, mark.start)) + markup(mark, text.slice(mark.start, mark.end));
        from = Math.max(from, mark.end);
      }
      html += escapeMarkup(text.slice(from, end));
      return `${pages.length > 1 ? `<h3 id="d${index}-${page + 1}">page ${page + 1}</h3>` : ''}<div class="page">${html}</div>`;
    })
    .join('\n');
}

interface Mark {
  start: number;
  end: number;
  tier?: string;
  id?: string;
  back?: string;
}

const markup = ({ tier, id, back }: Mark, text: string): string =>
  id
    ? `<a class="place tier-${tier}" id="${id}" href="${back}">${escapeMarkup(text)}</a>`
    : `<u>${escapeMarkup(text)}</u>`;

const anchorOf = ({ id }: Mark): string => (id ? `<span id="${id}"></span>` : '');
