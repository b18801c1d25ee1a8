import { readNumber } from '../../kernel/french.ts';

/** "50,4301 ; 2,7812" or "50.4301, 2.7812": latitude first, as people write it. */
export function readPoint(text: string): [number, number] | undefined {
  const parts = /^\s*(-?\d{1,2}[.,]\d+)\s*(?:[;\s]|,\s)\s*(-?\d{1,3}[.,]\d+)\s*$/.exec(text);
  const [latitude, longitude] = [parts?.[1], parts?.[2]].map((part) => Number(readNumber(part ?? '') ?? Number.NaN));
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude) || Number.isNaN(longitude))
    return undefined;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : undefined;
}
