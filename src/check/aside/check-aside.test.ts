import { describe, expect, test } from 'vitest';
import { doublingForms } from '../../../test/hostile/damage-pdf.ts';
import { checkAside } from './check-aside.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const small = bytesOf('Le parc compte 395 logements, répartis en 186 collectifs et 173 individuels.');

describe('a document checked aside', () => {
  test('is answered as it would be here, with the year it speaks of', async () => {
    const { source, mentions, found, answer } = await checkAside('bilan.md', small, { year: 2020 });

    expect(source.pages).toEqual([0]);
    expect(mentions.map(({ value }) => value)).toEqual(['395', '186', '173']);
    expect(found).toMatchObject([{ rule: 'stated_total', tier: 'A' }]);
    expect(answer).toMatchObject({ file: 'bilan.md', findings: [{ arithmetic: '186 + 173 = 359, non 395' }] });
  });

  test('is refused with the sentence of the reader', async () => {
    await expect(checkAside('vide.txt', bytesOf(' '))).rejects.toMatchObject({
      name: 'DomainError',
      code: 'document_empty',
    });
  });

  test.each([
    ['document_too_slow', doublingForms(30)],
    ['document_too_heavy', bytesOf('a. '.repeat(16_000_000))],
  ])('%s hurts neither those before nor those after it', async (code, hostile) => {
    const answers = await Promise.allSettled([
      checkAside('un.md', small),
      checkAside('lourd', hostile),
      checkAside('deux.md', small),
    ]);

    expect(answers).toMatchObject([
      { value: { answer: { file: 'un.md' } } },
      { reason: { name: 'DomainError', code } },
      { value: { answer: { file: 'deux.md' } } },
    ]);
  });

  test('is refused where too many wait already', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 22 }, () => checkAside('un.md', small)));

    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(asked.at(-1)).toMatchObject({ reason: { kind: 'limited', code: 'checks_busy' } });
  });
});
