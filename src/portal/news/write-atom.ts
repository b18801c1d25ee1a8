import { printCount } from '../../kernel/french.ts';
import { escapeMarkup } from '../../kernel/markup.ts';
import type { FollowedNews, ToldNews } from './read-news.ts';

/** Things named in an entry. */
const mostNames = 20;

/** What is new as an Atom feed (RFC 4287). `path` is that of the page which lists the same. */
export function writeAtom(origin: string, path: string, { title, page, news }: FollowedNews): string {
  const { hostname } = new URL(origin);
  // A name that never changes, whatever becomes of the address (RFC 4151).
  const tag = `tag:${hostname},2026:${path}`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    element('id', tag),
    element('title', `Quoi de neuf\u202f? ${title}`),
    element('updated', (news[0]?.at ?? new Date(0)).toISOString()),
    link('self', 'application/atom+xml', `${origin}${path}.atom`),
    link('alternate', 'text/html', `${origin}${page}`),
    element('author', undefined, element('name', 'Carreau')),
    ...news.map((each) => entry(origin, tag, path, each)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

function entry(origin: string, tag: string, path: string, { key, at, label, organisation, count, items }: ToldNews) {
  const [first] = items;
  const listed = items
    .slice(0, mostNames)
    .map(({ title, note, href }) => {
      const said = note && ` (${escapeMarkup(note)})`;
      return `<li><a href="${escapeMarkup(origin + href)}">${escapeMarkup(title)}</a>${said}</li>`;
    })
    .join('');
  const others = count > mostNames ? `<p>et ${printCount(count - mostNames, 'autre')}</p>` : '';
  return element(
    'entry',
    undefined,
    [
      element('id', `${tag}/${key}`),
      element('title', count === 1 && first ? `${label}\u00a0: ${first.title}` : label),
      element('updated', at.toISOString()),
      link('alternate', 'text/html', `${origin}${count === 1 && first ? first.href : path}`),
      element('author', undefined, element('name', organisation)),
      `<content type="html">${escapeMarkup(`<ul>${listed}</ul>${others}`)}</content>`,
    ].join('\n'),
  );
}

const element = (name: string, text: string | undefined, inside = escapeMarkup(text ?? '')) =>
  `<${name}>${inside}</${name}>`;

const link = (rel: string, type: string, href: string) =>
  `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`;
