/** Regions by their INSEE code, those of before 2016 too, with their départements: statuses are dated, and name both. */
const regions: Record<string, string> = {
  '11': '75 77 78 91 92 93 94 95',
  '21': '08 10 51 52',
  '22': '02 60 80',
  '23': '27 76',
  '24': '18 28 36 37 41 45',
  '25': '14 50 61',
  '26': '21 58 71 89',
  '27': '21 25 39 58 70 71 89 90',
  '28': '14 27 50 61 76',
  '31': '59 62',
  '32': '02 59 60 62 80',
  '41': '54 55 57 88',
  '42': '67 68',
  '43': '25 39 70 90',
  '44': '08 10 51 52 54 55 57 67 68 88',
  '52': '44 49 53 72 85',
  '53': '22 29 35 56',
  '54': '16 17 79 86',
  '72': '24 33 40 47 64',
  '73': '09 12 31 32 46 65 81 82',
  '74': '19 23 87',
  '75': '16 17 19 23 24 33 40 47 64 79 86 87',
  '76': '09 11 12 30 31 32 34 46 48 65 66 81 82',
  '82': '01 07 26 38 42 69 73 74',
  '83': '03 15 43 63',
  '84': '01 03 07 15 26 38 42 43 63 69 73 74',
  '91': '11 30 34 48 66',
  '93': '04 05 06 13 83 84',
  '94': '2A 2B',
};

/** What the BDC calls départements and the regions that hold them: "62" → INSEED62, INSEER31, INSEER32. */
export const areasOf = (departements: readonly string[]): string[] => [
  ...departements.map((code) => `INSEED${code}`),
  ...Object.entries(regions)
    .filter(([, held]) => held.split(' ').some((code) => departements.includes(code)))
    .map(([region]) => `INSEER${region}`),
];
