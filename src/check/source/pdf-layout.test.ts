import { describe, expect, test } from 'vitest';
import { layOut } from './pdf-layout.ts';
import type { Piece } from './pdf-line.ts';

/** Lines of print from a height down, 12 points apart, five points wide a letter. */
const lines = (texts: string[], left: number, top: number, size = 10): Piece[] =>
  texts.map((text, row) => ({
    text,
    left,
    right: left + (text.length * size) / 2,
    base: top - 1.2 * size * row,
    size,
  }));

const prose = ['Le fonds aide les ménages depuis', 'trois ans, et la demande ne', 'cesse de croître au nord.'];
const other = ['Une rubrique sera créée pour les', 'artisans, avec une aide de', '250 k€ en deux tranches.'];

describe('the layout of a page', () => {
  test('the left column is read before the right one, what runs across both first and last', () => {
    const head = lines(['Un titre qui court au-dessus des deux colonnes de la page'], 60, 800, 14);
    const foot = lines(['Une conclusion qui court elle aussi sous les deux colonnes, tout entière'], 60, 600);

    const text = layOut([...foot, ...lines(other, 320, 760), ...lines(prose, 60, 760), ...head]);

    expect(text.split('\n\n')).toEqual([head[0]?.text, prose.join('\n'), other.join('\n'), foot[0]?.text]);
  });

  test('rows of a table stay rows, their cells parted by tabs', () => {
    const labels = ['Investissement', 'Fonctionnement courant', 'Personnel', 'Total'];

    const text = layOut([...lines(labels, 60, 700), ...lines(['1 240 €', '310 €', '95 €', '1 645 €'], 320, 700)]);

    expect(text).toBe('Investissement\t1 240 €\nFonctionnement courant\t310 €\nPersonnel\t95 €\nTotal\t1 645 €');
  });

  test('figures set large side by side keep the words below them', () => {
    const heads = [...lines(['114'], 60, 700, 20), ...lines(['153 586 €'], 220, 700, 20)];

    const text = layOut([...heads, ...lines(['dossiers', 'validés'], 60, 685), ...lines(['aides versées'], 220, 685)]);

    expect(text).toBe('114\n\ndossiers\nvalidés\n\n153 586 €\n\naides versées');
  });

  test('small print raised belongs to its line; a wider step parts paragraphs', () => {
    const raised: Piece = { text: '2', left: 100, right: 103, base: 703.5, size: 6 };

    const text = layOut([...lines(['12 000 m'], 60, 700), raised, ...lines(['Puis autre chose.'], 60, 676)]);

    expect(text).toBe('12 000 m2\n\nPuis autre chose.');
  });
});
