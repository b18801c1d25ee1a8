/**
 * A day of any year as tables of rules write it — 15/03, 15/03/2020, 2020-03-15, 03-15 — as month and day, 315.
 * Null where nothing is written, undefined where it cannot be read.
 */
export function readDayOfYear(text: string): number | null | undefined {
  if (text === '') return null;
  const french = /^(\d{1,2})\/(\d{1,2})(?:\/\d{4})?/.exec(text);
  const iso = /^(?:\d{4}-)?(\d{2})-(\d{2})/.exec(text);
  const [month, day] = french ? [Number(french[2]), Number(french[1])] : [Number(iso?.[1]), Number(iso?.[2])];
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2020, month, 0)).getUTCDate();
  return exists ? month * 100 + day : undefined;
}
