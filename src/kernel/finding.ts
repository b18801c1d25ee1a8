/** How sure a check is: A certain, B likely, C worth a look. Import errors are always A. */
export type Tier = 'A' | 'B' | 'C';

/**
 * Something wrong or doubtful that a person must see: a bad cell of a file, two figures that cannot both be true.
 * `code` is stable; `sentence` is French and shows the arithmetic; `place` says where to look.
 */
export interface Finding {
  code: string;
  tier: Tier;
  sentence: string;
  place: FindingPlace;
}

export interface FindingPlace {
  line?: number;
  column?: string;
  /** Address of the page where it can be mended. */
  href?: string;
  label?: string;
}
