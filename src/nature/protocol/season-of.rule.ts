/** A year of a protocol: the calendar’s, or one that begins on another day so that a winter stays whole. */
export interface Season {
  /** The year it ends in. */
  key: string;
  label: string;
}

interface Yearly {
  visit: { yearFrom: number };
}

/** The year of a protocol that a day belongs to: "2020", or "2019-2020" for one that begins in July. */
export function seasonOf({ visit: { yearFrom } }: Yearly, day: string): Season {
  const year = Number(day.slice(0, 4));
  if (yearFrom === firstDay) return { key: String(year), label: String(year) };
  const ends = Number(day.slice(5).replace('-', '')) >= yearFrom ? year + 1 : year;
  return { key: String(ends), label: `${ends - 1}-${ends}` };
}

/** Its first and last days. */
export function seasonDays({ visit: { yearFrom } }: Yearly, { key }: Season): { from: string; to: string } {
  if (yearFrom === firstDay) return { from: `${key}-01-01`, to: `${key}-12-31` };
  const [month, day] = [Math.floor(yearFrom / 100), yearFrom % 100];
  const begins = (year: number) => new Date(Date.UTC(year, month - 1, day));
  const last = new Date(begins(Number(key)).getTime() - 86_400_000);
  return {
    from: begins(Number(key) - 1)
      .toISOString()
      .slice(0, 10),
    to: last.toISOString().slice(0, 10),
  };
}

const firstDay = 101;
