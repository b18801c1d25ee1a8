/** What is known of a project when somebody asks whether its impact must be assessed. */
export interface Screened {
  works: string;
  height: number | null;
  /** Kinds of the perimeters it touches, as `regimesOf` finds them, and whether it surely does. */
  regimes: { key: string; surely: boolean }[];
  /** How many listed places its outline meets. */
  places: number;
  located: boolean;
}

export const screeningAnswers = {
  needed: 'Étude d’impact patrimonial nécessaire',
  to_examine: 'À examiner',
  not_needed: 'Pas d’étude d’impact patrimonial',
  unknown: 'Position inconnue',
} as const;
export type ScreeningAnswer = keyof typeof screeningAnswers;

export interface Screening {
  answer: ScreeningAnswer;
  reasons: string[];
}

/** Works that change for good what stands or what is seen. */
const heavy = new Set(['demolition', 'construction', 'infrastructure', 'energy', 'quarry']);
/** In metres: above, something is seen from afar. A use of the house, not of any text. */
const high = 12;

/**
 * Whether the impact of a project on the Outstanding Universal Value must be assessed, and why. The Operational
 * Guidelines ask for it before works that may harm the value (paragraphs 118 bis and 172), and the toolkit of 2022
 * begins with such a screening; the thresholds are a use of the house.
 */
export function screen({ works, height, regimes, places, located }: Screened): Screening {
  if (!located) return { answer: 'unknown', reasons: ['Donnez un contour ou une commune au projet.'] };
  const within = (...keys: string[]) => regimes.some(({ key, surely }) => surely && keys.includes(key));
  const perhaps = (...keys: string[]) => regimes.some(({ key }) => keys.includes(key));
  const tall = (height ?? 0) >= high;
  const seen = 'Il se tient dans une vue sur des éléments du Bien';
  const needed = [
    ...(within('property') && heavy.has(works) ? ['Il change durablement le Bien lui-même.'] : []),
    ...(places > 0 && works === 'demolition' ? ['Il démolit dans l’emprise d’un site du registre.'] : []),
    ...(within('forecourt', 'view') && tall ? [`${seen}, et s’élève à ${high}\u202fm ou plus.`] : []),
    ...(within('buffer') && tall && heavy.has(works)
      ? [`Il s’élève à ${high}\u202fm ou plus dans la zone tampon.`]
      : []),
  ];
  if (needed.length > 0) return { answer: 'needed', reasons: needed };
  const open = [
    ...(within('property') ? ['Il touche le Bien, par des travaux qui peuvent rester légers.'] : []),
    ...(places > 0 ? ['Il touche l’emprise d’un site du registre.'] : []),
    ...(within('forecourt', 'view') ? [`${seen}.`] : []),
    ...(within('buffer') && heavy.has(works) ? ['Il construit ou démolit dans la zone tampon.'] : []),
    ...(!within('property', 'buffer') && perhaps('property', 'buffer', 'forecourt', 'view')
      ? ['Sa commune touche le Bien ou ce qui l’entoure : un contour tranchera.']
      : []),
    ...((height ?? 0) >= 50 ? ['Il s’élève à 50\u202fm ou plus : il se voit de loin.'] : []),
  ];
  if (open.length > 0) return { answer: 'to_examine', reasons: open };
  const reasons = ['Il ne touche ni le Bien, ni une vue, ni un site du registre, par des travaux qui les changent.'];
  return { answer: 'not_needed', reasons };
}
