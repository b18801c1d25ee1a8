/**
 * Names of the levels of impact, by scale. UNESCO, ICCROM, ICOMOS and IUCN, Guidance and Toolkit for Impact Assessments
 * in a World Heritage Context (2022); ICOMOS, Guidance on Heritage Impact Assessments (2011). Recalled, not read in the
 * texts; the French words are ours. A rating is "scale/level": scales are never mixed.
 */
export const impactScales = {
  'wh-toolkit-2022': {
    label: 'Guide et outils 2022',
    verified: false,
    levels: {
      'major-negative': 'Majeur négatif',
      'moderate-negative': 'Modéré négatif',
      'minor-negative': 'Mineur négatif',
      neutral: 'Neutre',
      'minor-positive': 'Mineur positif',
      'moderate-positive': 'Modéré positif',
      'major-positive': 'Majeur positif',
    },
  },
  'icomos-2011-significance': {
    label: 'ICOMOS 2011',
    verified: false,
    levels: {
      'major-adverse': 'Majeur défavorable',
      'moderate-adverse': 'Modéré défavorable',
      'minor-adverse': 'Mineur défavorable',
      'negligible-adverse': 'Négligeable défavorable',
      neutral: 'Neutre',
      'negligible-beneficial': 'Négligeable favorable',
      'minor-beneficial': 'Mineur favorable',
      'moderate-beneficial': 'Modéré favorable',
      'major-beneficial': 'Majeur favorable',
    },
  },
} as const;

/** Every rating with its scale, as a form offers them. */
export const ratings: Record<string, string> = {
  none: 'À évaluer',
  ...Object.fromEntries(
    Object.entries(impactScales).flatMap(([scale, { label, levels }]) =>
      Object.entries(levels).map(([level, word]) => [`${scale}/${level}`, `${word} (${label})`]),
    ),
  ),
};
