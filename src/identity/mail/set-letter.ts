import { escapeMarkup } from '../../kernel/markup.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import type { Letter } from './letter.ts';

export interface SetLetter {
  subject: string;
  text: string;
  html: string;
}

/** A letter as plain text and as HTML that says the same; `origin` is the public address, before every path. */
export function setLetter(letter: Letter, { name, origin }: { name: string; origin: string }): SetLetter {
  const { subject, paragraphs, action, sections = [], because } = typesetAll(letter);
  const at = (path: string) => origin + path;
  const greeting = name ? `Bonjour ${name},` : 'Bonjour,';
  const text = [
    greeting,
    ...paragraphs,
    ...(action ? [`${action.label}\u00a0:\n${at(action.path)}`] : []),
    ...sections.map(({ title, lines }) =>
      [title, ...lines.map((line) => `- ${line.text}\n  ${at(line.path)}`)].join('\n'),
    ),
    `--\n${because}`,
  ].join('\n\n');
  const link = (label: string, path: string) => `<a href="${escapeMarkup(at(path))}">${escapeMarkup(label)}</a>`;
  const body = [
    `<p>${escapeMarkup(greeting)}</p>`,
    ...paragraphs.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`),
    ...(action ? [`<p>${link(action.label, action.path)}</p>`] : []),
    ...sections.map(
      ({ title, lines }) =>
        `<h2>${escapeMarkup(title)}</h2><ul>${lines.map((line) => `<li>${link(line.text, line.path)}</li>`).join('')}</ul>`,
    ),
    `<hr><p><small>${escapeMarkup(because)}</small></p>`,
  ];
  const head = `<meta charset="utf-8"><title>${escapeMarkup(subject)}</title>`;
  return {
    subject,
    text,
    html: `<!doctype html><html lang="fr"><head>${head}</head><body>${body.join('')}</body></html>`,
  };
}
