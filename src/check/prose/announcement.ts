/** What a report says will be done. */
export interface Announced {
  start: number;
  end: number;
  /** The year it is due, said by its words or its heading; null where neither does and the year of the text is unknown. */
  dueYear: number | null;
}

/** The year a stretch of text sets for what it plans: the first it names that is later than that of the text. */
export function dueYearIn(
  plain: string,
  { start, end }: { start: number; end: number },
  textYear: number | null,
): number | null {
  const text = plain.slice(start, end);
  for (const [written] of text.matchAll(/(?<![\d,.-])20\d\d(?!\d|[,.]\d)/g)) {
    const year = Number(written);
    if (textYear === null || year > textYear) return year;
  }
  if (textYear === null) return null;
  return /(?:l[’'](?:an(?:née)?|exercice) (?:prochaine?|suivante?|à venir))|N ?\+ ?1(?!\d)/iu.test(text)
    ? textYear + 1
    : null;
}
