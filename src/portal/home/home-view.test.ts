import { describe, expect, test } from 'vitest';
import { anEdition } from '../../../test/an-edition.ts';
import { textFromLines } from '../../report/rich-text.ts';
import { homeFigures, latestOfEach } from './home-view.ts';

describe('the home page', () => {
  test('shows first the figures that the texts of a report quote, each once, then key figures', () => {
    const edition = anEdition();
    const [key = '', quoted] = Object.entries(edition.figures).at(-1) ?? [];
    const text = textFromLines(`Cette année, #[${key}], et encore #[${key}].`);

    const shown = homeFigures(
      { ...edition, texts: [{ code: 'synthese', label: 'Synthèse', place: 'start', text }] },
      3,
    );

    expect(shown[0]).toBe(quoted);
    expect(new Set(shown).size).toBe(3);
  });

  test('shows one report of each publisher, its latest', () => {
    const editions = [
      { publisherSlug: 'agglo', year: 2019 },
      { publisherSlug: 'cpie', year: 2020 },
      { publisherSlug: 'agglo', year: 2021 },
    ];

    expect(latestOfEach(editions, 5)).toEqual([editions[2], editions[1]]);
  });
});
