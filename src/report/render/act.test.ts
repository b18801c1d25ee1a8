import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { anEdition } from '../../../test/an-edition.ts';
import { proceedings } from '../edition/proceedings.ts';
import { visas, voteOutcome } from './act-words.ts';
import { renderProceedings } from './index.ts';

const session = proceedings.parse({
  sessionDate: '2021-02-08',
  budgetDebateDate: '2021-03-08',
  place: 'Béthune',
  number: '2021-12',
  president: 'Dominique Leroy',
  commission: { name: 'Transition écologique', date: '2021-01-25', opinion: 'favourable' },
  votes: [
    { group: 'Majorité', for: 60, against: 0, abstained: 1, absent: 4 },
    { group: 'Opposition', for: 17, against: 2, abstained: 0, absent: 1 },
  ],
});

describe('the acts of the assembly', () => {
  test('the délibération cites the law, the opinion and the vote of each group', async () => {
    const bytes = await renderProceedings(anEdition(), session, 'deliberation', 'docx');

    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });

    const text = value.replace(/\s+/g, ' ');
    expect(text).toContain('L. 2311-1-1, D. 2311-15');
    expect(text).toContain('n° 2011-687 du 17 juin 2011');
    expect(text).toContain('l’avis favorable de la commission « Transition écologique », réunie le 25 janvier 2021');
    expect(text).toContain('Il est donné acte');
    expect(text).toMatch(/Ensemble 77 2 1 5/);
    expect(text).toContain('Adopté à la majorité des suffrages exprimés.');
  });

  test('the President’s report says what the edition holds and what became of commitments', async () => {
    const bytes = await renderProceedings(anEdition(), session, 'rapport-president', 'pdf');

    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });

    expect(text.replace(/\s+/g, ' ')).toContain('comprend 6 fiches et 12 chiffres');
    expect(text.replace(/\s+/g, ' ')).toContain('10 engagements avaient été annoncés');
  });

  test('what is not known yet is left blank', async () => {
    const bytes = await renderProceedings(anEdition(), proceedings.parse({}), 'deliberation', 'docx');

    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });

    expect(value).toContain('………');
    expect(value).not.toContain('null');
  });

  test.each([
    ['epci', 2020, 'L. 2311-1-1', 'n° 2021-1031'],
    ['departement', 2023, 'L. 3311-2', 'n° 2021-1485'],
  ] as const)('for %s in %i the visas cite %s and not %s', (authority, year, cited, absent) => {
    const text = visas(authority, `${year + 1}-02-02`)
      .join(' ')
      .replace(/\s+/g, ' ');

    expect(text).toContain(cited);
    expect(text).not.toContain(absent);
  });

  test.each([
    [{ for: 77, against: 0, abstained: 3, absent: 1 }, 'Adopté à l’unanimité des suffrages exprimés.'],
    [{ for: 10, against: 10, abstained: 0, absent: 0 }, 'Non adopté.'],
    [{ for: 0, against: 0, abstained: 9, absent: 0 }, undefined],
  ])('the vote %j comes out as %s', (totals, outcome) => {
    expect(voteOutcome(totals)).toBe(outcome);
  });
});
