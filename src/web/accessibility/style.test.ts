import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../kernel/paths.ts';

const theme = readFileSync(inProject('src/web/theme.css'), 'utf8');
const colours = new Map(
  [...theme.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, ...both]) => [name, both]),
);

const light = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** As WCAG 2 counts it, in light or in dark. */
function contrast(one: string, other: string, scheme: number): number {
  const [less = 0, more = 0] = [one, other]
    .map((name) => light(colours.get(name)?.[scheme] ?? ''))
    .toSorted((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

const grounds = ['paper', 'panel', 'wash'];
test.each(['ink-2', 'accent', 'amber', 'brick', 'slate'])(
  'the outline of a field, the focus or a drawing in %s is seen on every ground (RGAA 3.3)',
  (name) => {
    const seen = grounds.flatMap((ground) => [0, 1].map((scheme) => contrast(name, ground, scheme)));

    expect(Math.min(...seen)).toBeGreaterThan(3);
  },
);

test('style sheets write no word and show no picture: without them all that informs is there (RGAA 10.2)', () => {
  const informing = globSync('src/**/*.css', { cwd: inProject('.') }).filter((path) =>
    /content:\s*"[^"]*\p{L}|background(-image)?:[^;]*url\(/u.test(
      readFileSync(inProject(path), 'utf8').replaceAll(/\\00a0/g, ''),
    ),
  );

  expect(informing).toEqual([]);
});
