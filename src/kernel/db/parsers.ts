/**
 * How both engines hand values over. Exact decimals and calendar dates stay text, so that nothing
 * between the database and the page can round or shift them; counts (int8) are numbers.
 */
const oid = { bytea: 17, int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const;

const asText = (value: string): string => value;

export const parsers: Record<number, (value: string) => unknown> = {
  [oid.bytea]: (value) => Buffer.from(value.slice(2), 'hex'),
  [oid.int8]: Number,
  [oid.date]: asText,
  [oid.numeric]: asText,
  [oid.timestamptz]: (value) => new Date(value),
};
