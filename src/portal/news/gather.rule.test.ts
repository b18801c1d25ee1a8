import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { gatherNews } from './gather.rule.ts';

interface Case {
  name: string;
  news: string[];
  lines: string[];
}

test.each(readCases<Case>(import.meta.url, 'gather.rule.cases.yaml'))('$name', ({ news, lines }) => {
  const told = news.map((line) => {
    const [at = '', kind = '', slug = '', href = ''] = line.split(' ');
    return {
      kind,
      id: line,
      at: new Date(at),
      organisation: { slug, name: slug },
      title: href,
      note: null,
      day: null,
      ofThatDay: 1,
      href,
    };
  });

  const groups = gatherNews(told);

  expect(
    groups.map(
      ({ day, kind, organisation, items }) =>
        `${day} ${kind} ${organisation.slug}: ${items.map(({ href }) => href).join(' ')}`,
    ),
  ).toEqual(lines);
});
