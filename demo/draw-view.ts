import sharp from 'sharp';
import { z } from 'zod';

const at = { x: z.number(), h: z.number() };

/** What a drawn landscape holds, in a picture of 1200 by 800: `x` from its left, `h` a height. */
export const scene = z.strictObject({
  sky: z.enum(['clear', 'grey', 'evening']).default('clear'),
  field: z.enum(['green', 'wheat', 'ploughed', 'waste']).default('green'),
  /** Drawn as an old postcard. */
  old: z.boolean().default(false),
  /** `green`: how much of a slag heap is grown over, from 0 to 1. */
  heaps: z.array(z.strictObject({ ...at, w: z.number(), green: z.number() })).default([]),
  headframes: z.array(z.strictObject(at)).default([]),
  houses: z.array(z.strictObject({ x: z.number(), count: z.int(), roof: z.string().default('#a5523c') })).default([]),
  sheds: z.array(z.strictObject({ ...at, w: z.number() })).default([]),
  trees: z.array(z.strictObject(at)).default([]),
  turbines: z.array(z.strictObject(at)).default([]),
});
export type Scene = z.output<typeof scene>;

const [width, height, horizon] = [1200, 800, 500];

/** A picture as a camera would have written it, drawn from nothing. */
export async function drawView(drawn: Scene, written: { day: string | null; focal35: string }): Promise<Uint8Array> {
  const picture = sharp(Buffer.from(svgOf(drawn)));
  const toned = drawn.old ? picture.tint('#c9b48a') : picture;
  const camera = { IFD0: { Make: 'Appareil', Model: 'Appareil fictif' } };
  const exif = written.day
    ? {
        ...camera,
        IFD2: {
          DateTimeOriginal: `${written.day.replaceAll('-', ':')} 11:00:00`,
          FocalLengthIn35mmFilm: written.focal35,
        },
      }
    : {};
  return toned.withExif(exif).jpeg({ quality: 80 }).toBuffer();
}

function svgOf(drawn: Scene): string {
  const chance = chanceFrom(7);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    ...skyOf(drawn.sky, chance),
    `<path d="M0 ${horizon}V430q180-40 380-10t420-14 400 4V${horizon}z" fill="#8ba3a8" opacity="0.7"/>`,
    ...drawn.turbines.map(turbine),
    ...drawn.heaps.map((each) => heap(each, chance)),
    ...drawn.headframes.map(headframe),
    ...groundOf(drawn.field, chance),
    ...drawn.sheds.map(shed),
    ...drawn.houses.map(houses),
    ...drawn.trees.map((each) => tree(each, chance)),
    ...tufts(drawn.field, chance),
    `<path d="M640 ${horizon}L760 ${height}H1010L676 ${horizon}z" fill="#c9bda3"/>`,
    '</svg>',
  ].join('');
}

/** The same numbers each time, so that a view differs from the one before by what changed alone. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const times = (count: number, draw: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => draw(i));
const round = (value: number): string => value.toFixed(1);

const skies = { clear: ['#7fb1d9', '#e3eef2'], grey: ['#a9b2b8', '#dfe2e1'], evening: ['#7f8fb5', '#f1cfa6'] } as const;

function skyOf(kind: Scene['sky'], chance: () => number): string[] {
  const [high, low] = skies[kind];
  return [
    `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${high}"/><stop offset="1" stop-color="${low}"/></linearGradient>`,
    '<filter id="soft"><feGaussianBlur stdDeviation="14"/></filter></defs>',
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    ...times(
      9,
      () =>
        `<ellipse cx="${round(chance() * width)}" cy="${round(40 + chance() * 260)}" rx="${round(80 + chance() * 120)}" ry="${round(16 + chance() * 20)}" fill="#fff" opacity="0.55" filter="url(#soft)"/>`,
    ),
  ];
}

function heap({ x, w, h, green }: Scene['heaps'][number], chance: () => number): string {
  const top = horizon - h;
  const flank = (side: number) =>
    times(
      6,
      (step) => `L${round(x + (side * w * (6 - step)) / 14)} ${round(horizon + 10 - (h * step) / 6.4 - chance() * 6)}`,
    );
  const [left, right] = [flank(-1).join(''), flank(1).toReversed().join('')];
  const foot = horizon + 10;
  const shaded = `L${x + 14} ${top + 4}${right}L${round(x + w / 2)} ${foot}`;
  const outline = `M${round(x - w / 2)} ${foot}${left}L${x - 16} ${top}${shaded}z`;
  const grown = times(260, () => {
    const up = chance() ** 1.4;
    const across = (chance() - 0.5) * w * (1 - up) * 0.92;
    const size = 3 + chance() * 8;
    // What would not have grown yet is drawn as nothing: the numbers that follow stay the same.
    if (chance() > green) return '';
    return `<circle cx="${round(x + across)}" cy="${round(horizon - up * h)}" r="${round(size)}" fill="${chance() > 0.5 ? '#5e7d46' : '#4a6a3c'}" opacity="0.85"/>`;
  });
  return `<path d="${outline}" fill="#4d4843"/><path d="M${x} ${top}${shaded}H${x}z" fill="#2e2b29" opacity="0.45"/>${grown.join('')}`;
}

function headframe({ x, h }: Scene['headframes'][number]): string {
  const top = horizon - h;
  const beams = times(5, (step) => {
    const y = top + 40 + (step * (h - 40)) / 5;
    const next = y + (h - 40) / 5;
    return `<path d="M${x - 22} ${round(y)}L${x + 22} ${round(next)}M${x + 22} ${round(y)}L${x - 22} ${round(next)}"/>`;
  });
  return [
    `<rect x="${x - 130}" y="${horizon - 70}" width="100" height="80" fill="#9a5a44"/><rect x="${x - 136}" y="${horizon - 80}" width="112" height="12" fill="#5d5a57"/>`,
    `<g stroke="#3b3a3a" stroke-width="6" fill="none"><path d="M${x - 22} ${top + 30}V${horizon + 6}M${x + 22} ${top + 30}V${horizon + 6}M${x + 22} ${top + 34}L${x + 110} ${horizon + 6}"/>`,
    `<g stroke-width="3">${beams.join('')}</g><circle cx="${x - 12}" cy="${top + 14}" r="18"/><circle cx="${x + 16}" cy="${top + 14}" r="18"/></g>`,
    `<rect x="${x - 34}" y="${top + 26}" width="68" height="8" fill="#3b3a3a"/>`,
  ].join('');
}

const fields = {
  green: ['#8fae5e', '#5f8440'],
  wheat: ['#e0c87b', '#b6953f'],
  ploughed: ['#a58262', '#6e523a'],
  waste: ['#a3a184', '#74754f'],
} as const;

function groundOf(kind: Scene['field'], chance: () => number): string[] {
  const [far, near] = fields[kind];
  return [
    `<linearGradient id="ground" x2="0" y2="1"><stop stop-color="${far}"/><stop offset="1" stop-color="${near}"/></linearGradient>`,
    `<rect y="${horizon}" width="${width}" height="${height - horizon}" fill="url(#ground)"/>`,
    ...times(
      26,
      (row) =>
        `<path d="M600 ${horizon}L${round(-1400 + row * 160 + chance() * 30)} ${height}" stroke="${near}" stroke-width="2" opacity="0.45"/>`,
    ),
  ];
}

const tufts = (kind: Scene['field'], chance: () => number): string[] =>
  times(140, () => {
    const [x, y] = [chance() * width, 620 + chance() * 180];
    const tall = (y - 560) / 9;
    return `<path d="M${round(x)} ${round(y)}q2-${round(tall / 2)} ${round(chance() * 8 - 4)}-${round(tall)}" stroke="${fields[kind][1]}" stroke-width="2" fill="none"/>`;
  });

const shed = ({ x, w, h }: Scene['sheds'][number]): string =>
  `<rect x="${x}" y="${horizon + 16 - h}" width="${w}" height="${h}" fill="#b9bfc2"/><path d="M${x - 8} ${horizon + 16 - h}l${w / 2 + 8}-${h * 0.32}l${w / 2 + 8} ${h * 0.32}z" fill="#77828a"/><rect x="${x + w * 0.36}" y="${horizon + 16 - h * 0.7}" width="${w * 0.28}" height="${h * 0.7}" fill="#6a737a"/>`;

const houses = ({ x, count, roof }: Scene['houses'][number]): string =>
  times(count, (each) => {
    const left = x + each * 58;
    const base = horizon + 26;
    return `<rect x="${left}" y="${base - 52}" width="58" height="52" fill="#b4684f"/><path d="M${left - 2} ${base - 50}l31-34l31 34z" fill="${roof}"/><rect x="${left + 38}" y="${base - 92}" width="9" height="26" fill="#8c4d3a"/><rect x="${left + 8}" y="${base - 36}" width="14" height="16" fill="#e9e2d2"/><rect x="${left + 34}" y="${base - 34}" width="14" height="34" fill="#5c4a3c"/>`;
  }).join('');

function tree({ x, h }: Scene['trees'][number], chance: () => number): string {
  const base = horizon + 40;
  const leaves = times(
    14,
    () =>
      `<circle cx="${round(x + (chance() - 0.5) * h * 0.5)}" cy="${round(base - h * (0.45 + chance() * 0.5))}" r="${round(h * 0.15)}" fill="${chance() > 0.5 ? '#4f7340' : '#3f6134'}"/>`,
  );
  return `<rect x="${x - h / 40}" y="${round(base - h * 0.55)}" width="${round(h / 18)}" height="${round(h * 0.55)}" fill="#5a4632"/>${leaves.join('')}`;
}

const turbine = ({ x, h }: Scene['turbines'][number]): string =>
  `<g fill="#f4f5f4" stroke="#c5cacb"><path d="M${x - 3} ${horizon}L${x - 1} ${horizon - h}h3L${x + 4} ${horizon}z"/>${[
    10, 130, 250,
  ]
    .map(
      (angle) =>
        `<path d="M0 0q6-${h * 0.2} 0-${round(h * 0.48)}q-5 ${round(h * 0.3)} 0 ${round(h * 0.48)}z" transform="translate(${x} ${horizon - h}) rotate(${angle})"/>`,
    )
    .join('')}</g>`;
