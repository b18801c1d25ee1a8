import type { Tier } from '../../kernel/finding.ts';
import { printCount, wide } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';
import type { AnsweredFinding, CheckedDocument } from './checked-document.ts';
import { findingsStyle } from './findings-style.ts';
import { markedPages, type Piece } from './marked-pages.ts';
import { onOneLine, writePlaceBefore } from './write-text.ts';

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
  const { file, previous, figures, findings, pages } = checked.answer;
  const counts = [
    printCount(pages, 'page'),
    printCount(figures.length, 'chiffre lu', 'chiffres lus'),
    findings.length === 0 ? 'aucune alerte' : printCount(findings.length, 'alerte'),
  ].join(', ');
  const list = findings.map((finding, number) => card(finding, `${index}-${number}`)).join('\n');
  return `<section>
<h2>${escapeMarkup(file)}</h2>
<p>${counts}${previous === undefined ? '' : `, avec ce qu’annonçait et disait ${escapeMarkup(previous)}`}.</p>
<div class="sides">
<div class="document">${pagesOf(checked, index)}</div>
<div class="findings"><h3>Alertes</h3>
${list || '<p>Rien dans ce texte ne se contredit, pour ce que Carreau sait vérifier.</p>'}
</div>
</div>
</section>`;
}

const sureness: Record<Tier, string> = { A: 'certain', B: 'probable', C: 'à regarder' };

function card(finding: AnsweredFinding, id: string): string {
  const { rule, tier, message, arithmetic, likely_cause, places, previous = [] } = finding;
  const links = places.map(
    ({ page, line, printed }, place) =>
      `<li><a href="#p${id}-${place}">page ${page}, ligne ${line}</a>${wide}: «${wide}${escapeMarkup(onOneLine(printed))}${wide}»</li>`,
  );
  const before = previous.map((place) => `<li>${escapeMarkup(writePlaceBefore(place))}</li>`);
  return `<article class="tier-${tier}" id="f${id}">
<h4><span class="tier">${tier}, ${sureness[tier]}</span> ${escapeMarkup(message)}</h4>
<ul>${[...links, ...before].join('')}</ul>
<p>Calcul${wide}: ${escapeMarkup(arithmetic)}</p>
${likely_cause ? `<p>Cause probable${wide}: ${escapeMarkup(likely_cause)}</p>` : ''}<p class="rule">${escapeMarkup(rule)}</p>
</article>`;
}

/** Each page of the text, its figures underlined and the places of its findings linked to them. */
const pagesOf = (checked: CheckedDocument, index: number): string =>
  markedPages(checked)
    .map((pieces, page, pages) => {
      const head = pages.length > 1 ? `<h3 id="d${index}-${page + 1}">page ${page + 1}</h3>` : '';
      return `${head}<div class="page">${pieces.map((piece) => markup(piece, index)).join('')}</div>`;
    })
    .join('\n');

function markup(piece: Piece, index: number): string {
  if (typeof piece === 'string') return escapeMarkup(piece);
  if (Array.isArray(piece)) return `<u>${escapeMarkup(piece[0])}</u>`;
  const [first, ...others] = piece.ids;
  const anchors = others.map((id) => `<span id="p${index}-${id}"></span>`).join('');
  const link = `id="p${index}-${first}" href="#f${index}-${first.split('-')[0]}"`;
  return `${anchors}<a class="place tier-${piece.tier}" ${link}>${escapeMarkup(piece.text)}</a>`;
}
