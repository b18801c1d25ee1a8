import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { drawPlan } from './draw-plan.ts';
import { type Bounds, frameAround, paper, scaleBar } from './frame.ts';
import type { PlanShape } from './plan.sql.ts';

const shape = (more: Partial<PlanShape>): PlanShape => ({
  role: 'site',
  name: 'Terril',
  kind: 'terril',
  shape: { type: 'Point', coordinates: [700_000, 7_050_000] },
  label: null,
  ...more,
});
const frame: Bounds = [699_000, 7_049_500, 701_000, 7_050_500];

describe('a plan', () => {
  test('has the place in its middle, in the proportions of the paper', () => {
    const [west, south, east, north] = frameAround([700_000, 7_050_000, 702_000, 7_050_100]);

    expect((west + east) / 2).toBe(701_000);
    expect((east - west) / (north - south)).toBeCloseTo(paper.width / paper.height, 6);
    expect(east - west).toBeGreaterThan(2_000);
  });

  test('of a point still shows what is around', () => {
    const [west, , east] = frameAround([700_000, 7_050_000, 700_000, 7_050_000]);

    expect(east - west).toBe(800);
  });

  test.each([
    [800, 200],
    [2_000, 500],
    [4_500, 1_000],
    [30_000, 5_000],
  ])('%i metres wide has a bar of %i metres', (width, bar) => {
    expect(scaleBar([0, 0, width, width / 2])).toBe(bar);
  });

  test('puts a point of the middle in the middle, and north up', () => {
    const { document } = parseHTML(
      drawPlan([shape({}), shape({ shape: { type: 'Point', coordinates: [700_000, 7_050_400] } })], frame),
    );

    const [middle, northern] = [...document.querySelectorAll('circle')].map((circle) =>
      Number(circle.getAttribute('cy')),
    );
    expect(middle).toBeCloseTo((500 * paper.width) / 2_000, 0);
    expect(Number(northern)).toBeLessThan(Number(middle));
  });

  test('draws the parts of what has several, and writes names as names', () => {
    const square = (x: number) => [
      [
        [x, 7_050_000],
        [x + 50, 7_050_000],
        [x + 50, 7_050_050],
        [x, 7_050_000],
      ],
    ];
    const plan = drawPlan(
      [
        shape({ role: 'commune', name: 'Sains & <Gohelle>', label: [700_000, 7_050_000] }),
        shape({ shape: { type: 'MultiPolygon', coordinates: [square(700_000), square(700_200)] } }),
      ],
      frame,
    );

    const { document } = parseHTML(plan);
    expect(document.querySelectorAll('path[fill="#1f6b4a"]')).toHaveLength(2);
    expect(plan).toContain('Sains &amp; &lt;Gohelle&gt;');
  });

  test('of a screen takes dark colours where the screen has them; on paper it never does', () => {
    const [screen, printed] = [drawPlan([], frame, 'screen'), drawPlan([], frame, 'paper')];

    expect(screen).toContain('@media (prefers-color-scheme:dark){[fill="#fbfaf7"]{fill:#1b2024}');
    expect(printed).not.toContain('<style>');
  });

  const namesOn = (shapes: PlanShape[], medium: 'paper' | 'screen' = 'screen') => {
    const { document } = parseHTML(drawPlan(shapes, frame, medium));
    return [...document.querySelectorAll('text[fill="#55606b"]')].map((text) => ({
      name: text.textContent,
      x: Number(text.getAttribute('x')),
      y: Number(text.getAttribute('y')),
    }));
  };
  const town = (name: string, x: number, y: number) => {
    const at = [x, y] as [number, number];
    return shape({ role: 'town', name, shape: { type: 'Point', coordinates: at }, label: at });
  };

  test('moves a name in from the side that would cut it', () => {
    const [cut] = namesOn([town('Illy-les-Mines', 699_010, 7_050_000)]);

    // Fourteen letters of half their height, on both sides of the middle.
    expect(cut?.x).toBeGreaterThan(7 * 46 * 0.5);
  });

  test('leaves out a name that would meet the bar of the scale, a mark or another name', () => {
    const underBar = town('Douai', 700_850, 7_049_530);
    const mark = shape({ role: 'mark', name: '1', label: [700_000, 7_050_000] });
    const [first, second] = [town('Lens', 699_500, 7_050_100), town('Liévin', 699_510, 7_050_090)];

    expect(namesOn([underBar, first, second, mark]).map(({ name }) => name)).toEqual(['Lens', 'Liévin']);
    expect(
      namesOn([
        { ...first, role: 'commune' },
        { ...second, role: 'commune' },
      ]),
    ).toHaveLength(1);
    expect(namesOn([{ ...mark, role: 'commune', name: 'Loos' }, mark])).toEqual([]);
  });

  test('colours a mark as it is asked, amber where nothing is', () => {
    const mark = (tone?: PlanShape['tone']) =>
      parseHTML(drawPlan([shape({ role: 'mark', ...(tone && { tone }) })], frame)).document.querySelector('circle');

    expect([mark('slate'), mark()].map((circle) => circle?.getAttribute('fill'))).toEqual(['#2b5c8a', '#9a6200']);
  });

  test('draws marks that would cover one another as one, under the first number', () => {
    const at = (name: string, x: number) => {
      const point = [x, 7_050_000] as [number, number];
      return shape({ role: 'mark', name, shape: { type: 'Point', coordinates: point }, label: point });
    };
    const { document } = parseHTML(drawPlan([at('1', 699_500), at('2', 699_510), at('3', 700_500)], frame));

    const numbers = [...document.querySelectorAll('text[fill="#ffffff"]')].map((text) => text.textContent);
    expect([numbers, document.querySelectorAll('circle').length]).toEqual([['1+', '3'], 2]);
  });
});
