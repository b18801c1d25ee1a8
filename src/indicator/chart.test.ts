import { describe, expect, test } from 'vitest';
import { yearPeriod } from '../kernel/period.ts';
import { breakdownSvg, chartSvg } from './chart.ts';
import type { PrintedFigure } from './printed-figure.ts';

const at = (year: number, value: string): PrintedFigure['series'][number] => ({
  period: yearPeriod(year),
  periodLabel: String(year),
  value,
  printed: `${value} t`,
  status: 'validated',
});

const figure = (series: PrintedFigure['series'], more: Partial<PrintedFigure> = {}) =>
  ({ label: 'Déchets <collectés>', series, trajectory: [], baseline: null, target: null, ...more }) as PrintedFigure;

describe('chart', () => {
  test('one point draws nothing', () => {
    expect(chartSvg(figure([at(2020, '12')]))).toBe('');
  });

  test('two points are drawn, and said in words', () => {
    const svg = chartSvg(figure([at(2019, '10'), at(2020, '12')]));

    expect(svg).toContain('aria-label="Déchets &lt;collectés&gt;\u00a0: 2019, 10 t\u202f; 2020, 12 t."');
    expect(svg).toMatch(/^<svg .*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toContain('<style');
  });

  test('a value and its target make a chart', () => {
    const target = { trajectory: [{ year: 2030, value: '50', printed: '50 t' }] };

    expect(chartSvg(figure([at(2020, '12')], target))).toContain('cible 50');
  });

  test('the axis of a few whole things has no halves', () => {
    const svg = chartSvg(figure([at(2019, '0'), at(2020, '2')]));

    const labels = [...svg.matchAll(/>([\d,]+)</g)].map(([, label]) => label);
    expect(labels).toEqual(expect.arrayContaining(['0', '1', '2']));
    expect(labels).not.toContain('0,5');
  });

  test('parts are drawn where their shares are known', () => {
    const parts = [
      { label: 'Neufs', printed: '173', share: '48,2\u202f%' },
      { label: 'Rénovés', printed: '186', share: '51,8\u202f%' },
    ];

    expect(breakdownSvg({ label: 'par nature', parts })).toContain('Rénovés, 186 (51,8\u202f%).');
    expect(breakdownSvg({ label: 'par nature', parts: parts.slice(1) })).toBe('');
  });
});
