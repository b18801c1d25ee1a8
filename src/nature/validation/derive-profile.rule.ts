import type { ExpectedSeason } from './judged.ts';
import type { SeenProfile } from './profile.sql.ts';

/** Fewer validated records of a taxon say nothing of what to expect. */
export const enoughRecords = 30;

/** What to expect of a taxon that was seen so: some more than what was seen. */
export function deriveProfile({ decades, altitudeMin, altitudeMax, countMax, ...seen }: SeenProfile) {
  return {
    ...seen,
    seasons: seasonsOf(decades),
    altitudeMin: altitudeMin === null ? null : Math.floor((altitudeMin - 100) / 100) * 100,
    altitudeMax: altitudeMax === null ? null : Math.ceil((altitudeMax + 100) / 100) * 100,
    countMax: countMax === null || countMax === 0 ? null : countMax * 3,
  };
}

/** Runs of decades, each with the one before and the one after, around the year; null where the whole year is. */
export function seasonsOf(decades: readonly number[]): ExpectedSeason[] | null {
  const wide = new Set(decades.flatMap((decade) => [decade - 1, decade, decade + 1].map(around)));
  if (wide.size === 0 || wide.size === 36) return null;
  const begins = [...wide].filter((decade) => !wide.has(around(decade - 1))).toSorted((a, b) => a - b);
  return begins.map((begin) => {
    let end = begin;
    while (wide.has(around(end + 1))) end = around(end + 1);
    return { stage: null, from: firstDay(begin), to: lastDay(end) };
  });
}

const around = (decade: number): number => ((decade + 35) % 36) + 1;
const monthOf = (decade: number): number => Math.ceil(decade / 3);
const firstDay = (decade: number): number => monthOf(decade) * 100 + ((decade - 1) % 3) * 10 + 1;
const lastDay = (decade: number): number => {
  const third = (decade - 1) % 3;
  return (
    monthOf(decade) * 100 + (third < 2 ? (third + 1) * 10 : new Date(Date.UTC(2020, monthOf(decade), 0)).getUTCDate())
  );
};
