import { describe, expect, test } from 'vitest';
import type { Answer, CheckedDocument } from './checked-document.ts';
import { writeFindingsCsv } from './write-csv.ts';
import { writeFindingsHtml } from './write-html.ts';
import { writeSarif } from './write-sarif.ts';
import { writeText } from './write-text.ts';

const text = 'Il y a 45 prêts <neufs>.\n\f12 à Lens et\n30 à Liévin, soit 45 prêts.';
const found = {
  rule: 'stated-total',
  tier: 'A' as const,
  message: 'Les parties ne font pas le total.',
  arithmetic: '12 + 30 = 42, non 45',
  likelyCause: 'une part de 3 manque',
  places: [
    { start: 26, end: 39 },
    { start: 7, end: 9 },
  ],
};
const answer: Answer = {
  file: 'bilan 2020.txt',
  pages: 2,
  figures: [],
  findings: [
    {
      rule: found.rule,
      tier: 'A',
      message: found.message,
      arithmetic: found.arithmetic,
      likely_cause: found.likelyCause,
      places: [
        { page: 2, line: 2, column: 2, printed: text.slice(26, 39) },
        { page: 1, line: 1, column: 8, printed: '45' },
      ],
    },
  ],
};

describe('an answer', () => {
  test('in text says both places, the arithmetic and the likely cause, page by page', () => {
    expect(writeText(answer).replace(/[\u00a0\u202f]/g, ' ')).toBe(`bilan 2020.txt : 2 pages, 0 chiffre lu, 1 alerte

page 2

  A  Les parties ne font pas le total. [stated-total]
     page 2, ligne 2, colonne 2 : « 12 à Lens et »
     page 1, ligne 1, colonne 8 : « 45 »
     Calcul : 12 + 30 = 42, non 45
     Cause probable : une part de 3 manque
`);
  });

  test('in CSV has a row for each finding, and runs no formula', () => {
    const csv = writeFindingsCsv([{ ...answer, file: '=1+1' }]);

    expect(csv.split('\r\n')[1]).toMatch(/^'=1\+1;A;stated-total;.*;2;2;2;12 à Lens et;page 1, ligne 1\s: 45$/);
  });

  test('in SARIF has its level and its place', () => {
    expect(writeSarif([answer]).runs[0]?.results).toMatchObject([
      {
        ruleId: 'stated-total',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'bilan%202020.txt' },
              region: { startLine: 2, startColumn: 2 },
            },
          },
        ],
        relatedLocations: [{ physicalLocation: { region: { startLine: 1 } } }],
      },
    ]);
  });

  test('in HTML leads from finding to place and back, and keeps the text as text', () => {
    const source = { text, pages: [0, 26] };
    const mentions: CheckedDocument['mentions'] = [];

    const html = writeFindingsHtml([{ source, mentions, found: [found], answer }]);

    expect(html).toContain('<a href="#p0-0-1">page 1, ligne 1</a>');
    expect(html).toContain('<a class="place tier-A" id="p0-0-1" href="#f0-0">45</a> prêts &lt;neufs&gt;.');
    expect(html).toContain('id="p0-0-0" href="#f0-0">12 à Lens et\n</a>');
  });
});
