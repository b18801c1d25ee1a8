/** Days from which a report that is presented answers to these laws. */
export const lawsInForce = { agenda2030: '2021-08-06', digitalStrategy: '2025-01-01' } as const;

/** The law in force on the day of the session decides; until it is known, the year after the report's. */
export const presentedOn = ({ sessionDate, year }: { sessionDate: string | null; year: number }): string =>
  sessionDate ?? `${year + 1}-01-01`;
