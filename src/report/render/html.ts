import { escapeMarkup } from '../../kernel/markup.ts';
import { linear, type Simple } from './linear.ts';
import type { PrintedDocument, Run, TablePiece } from './pieces.ts';

/** The document as one web page that needs nothing else: readable, printable, no script. */
export function writeHtml(printed: PrintedDocument, charts: Record<string, string>): Uint8Array {
  const simples = linear(printed);
  const contents = simples.flatMap((simple, index) =>
    simple.kind === 'heading' && simple.level <= 2 ? [{ ...simple, id: `t${index}` }] : [],
  );
  const notes: Run[][] = [];
  const body = simples.map((simple, index) => {
    if (simple.kind !== 'contents') return markup(simple, { index, charts, notes });
    const entries = contents.map(
      ({ id, level, text }) => `<li class="l${level}"><a href="#${id}">${escapeMarkup(text)}</a></li>`,
    );
    return `<nav aria-label="Sommaire"><h2>Sommaire</h2><ul>${entries.join('')}</ul></nav>`;
  });
  const page = `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeMarkup(printed.author)}">
<title>${escapeMarkup(printed.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.join('\n')}
${notesMarkup(notes)}</main>
<footer>${escapeMarkup(printed.footer)}</footer>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

interface Surroundings {
  index: number;
  charts: Record<string, string>;
  /** What statements rest on, gathered for the foot of the page. */
  notes: Run[][];
}

function markup(simple: Exclude<Simple, { kind: 'contents' }>, { index, charts, notes }: Surroundings): string {
  switch (simple.kind) {
    case 'title':
      return simple.role === 'title'
        ? `<h1>${escapeMarkup(simple.text)}</h1>`
        : `<p class="note">${escapeMarkup(simple.text)}</p>`;
    case 'heading': {
      const tag = `h${Math.min(simple.level + 1, 6)}`;
      const id = simple.anchor === undefined ? `t${index}` : anchorId(simple.anchor);
      return `<${tag} id="${escapeMarkup(id)}">${escapeMarkup(simple.text)}</${tag}>`;
    }
    case 'paragraph':
      return `<p class="${simple.style}">${runs(simple.runs, notes)}</p>`;
    case 'list': {
      const tag = simple.ordered ? 'ol' : 'ul';
      return `<${tag}>${simple.items.map((item) => `<li>${runs(item, notes)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return table(simple, notes);
    case 'chart': {
      const svg = charts[simple.id];
      if (!svg) return '';
      const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
      return `<img class="chart" alt="${escapeMarkup(simple.alternative)}" src="${source}">`;
    }
  }
}

const runs = (list: Run[], notes: Run[][]): string => list.map((run) => runMarkup(run, notes)).join('');

function runMarkup(run: Run, notes: Run[][]): string {
  if (run.break) return '<br>';
  if (run.note) {
    const number = notes.push(run.note);
    return `<sup><a href="#note-${number}" id="appel-${number}">${number}</a></sup>`;
  }
  let text = escapeMarkup(run.text);
  if (run.bold) text = `<strong>${text}</strong>`;
  if (run.italic) text = `<em>${text}</em>`;
  const target = run.href ?? (run.figure === undefined ? undefined : `#${anchorId(run.figure)}`);
  return target === undefined ? text : `<a href="${escapeMarkup(target)}">${text}</a>`;
}

const anchorId = (key: string): string => `chiffre-${encodeURIComponent(key)}`;

function table({ caption, columns, rows }: TablePiece, notes: Run[][]): string {
  const kind = (index: number) => (columns[index]?.numeric ? ' class="number"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${kind(index)}>${escapeMarkup(label)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => `<td${kind(index)}>${runs(cell, notes)}</td>`).join('')}</tr>`,
  );
  return `<table><caption>${escapeMarkup(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function notesMarkup(notes: Run[][]): string {
  if (notes.length === 0) return '';
  const items = notes.map((note, index) => {
    const back = `<a href="#appel-${index + 1}" aria-label="Revenir au texte">↑</a>`;
    return `<li id="note-${index + 1}">${runs(note, [])} ${back}</li>`;
  });
  return `<section aria-labelledby="preuves"><h2 id="preuves">Preuves</h2><ol>${items.join('')}</ol></section>\n`;
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f23, #ece9e2); --quiet: light-dark(#55606b, #a9b1b8); --line: light-dark(#dcd9d2, #343b41); --accent: light-dark(#1f6b4a, #6fc49a); }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem; font: 1.0625rem/1.6 "Source Serif 4", Georgia, serif; color: var(--ink); background: light-dark(#fbfaf7, #14171a); }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.25rem; } h2 { font-size: 1.75rem; margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 1.5rem; } h3 { font-size: 1.375rem; margin-top: 3rem; }
h4, h5, h6, table, .note, footer, nav { font-family: "Source Sans 3", system-ui, sans-serif; }
h4 { color: var(--accent); font-size: 1.0625rem; } h5, h6 { font-size: 1rem; margin-bottom: .25rem; }
.lead { font-size: 1.2rem; font-style: italic; color: var(--quiet); } .note, footer { font-size: .9rem; color: var(--quiet); margin: .25rem 0; } .right { text-align: right; } .strong { text-align: center; font-weight: 700; }
a { color: var(--accent); text-underline-offset: .15em; }
nav ul { list-style: none; padding: 0; } nav .l2 { padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; margin: 1rem 0; } caption { text-align: left; font-weight: 600; } th, td { text-align: left; vertical-align: top; padding: .375rem .5rem .375rem 0; border-bottom: 1px solid var(--line); } .number { text-align: right; }
.chart { max-width: 26rem; width: 100%; background: #fff; }
footer { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media print { h2 { break-before: page; } }
`;
