import type { Visited, VisitedRecord } from '../src/nature/protocol/visited.ts';

/** A visit as cases write it. */
export interface WrittenVisit {
  site?: string;
  on: string;
  until?: string;
  from?: string;
  to?: string;
  pass?: number;
  method?: string;
  observers?: string[];
  done?: boolean;
  reason?: string;
  /** A point instead of a site of the register; neither. */
  point?: boolean;
  nowhere?: boolean;
  commune?: string;
  fields?: Record<string, string>;
}

export interface WrittenRecord {
  taxon: string;
  cdRef?: number;
  lineage?: number[];
  status?: VisitedRecord['status'];
  count?: number;
  fields?: Record<string, string>;
}

/** A visit with its records, numbered as they are read. */
export function visitOf(written: WrittenVisit, records: readonly WrittenRecord[], id = 'v'): Visited {
  const { site = 'Ici', on, point = false, nowhere = false } = written;
  return {
    id,
    siteId: point || nowhere ? null : site,
    place: site,
    hasPoint: !nowhere,
    communeCode: written.commune ?? null,
    dateFrom: on,
    dateTo: written.until ?? on,
    timeFrom: written.from ?? null,
    timeTo: written.to ?? null,
    pass: written.pass ?? null,
    method: written.method ?? '',
    observers: written.observers ?? ['Ada'],
    done: written.done ?? true,
    notDoneReason: written.reason ?? '',
    fields: written.fields ?? {},
    records: records.map(({ taxon, cdRef = null, lineage, status = 'Pr', count = null, fields = {} }, at) => ({
      ...{ id: `${id}.${at + 1}`, name: taxon, cdRef, status, fields, countMin: count, countMax: count },
      ...(lineage ? { lineage } : {}),
    })),
  };
}

/** Visits of POPAmphibien that come to what was published: sites of squares, most visited thrice, most of them empty. */
export function amphibianVisits(
  made: Record<'sites' | 'squares' | 'occupied' | 'positives' | 'negatives' | 'taxa', number>,
): Visited[] {
  const days = ['2020-03-10', '2020-05-05', '2020-06-20'];
  const visited: { site: number; pass: number; empty: boolean }[] = [];
  // Each empty site is seen once at least, then again while negative passes remain.
  const empty = made.sites - made.occupied;
  for (let at = 0; at < made.negatives; at += 1)
    visited.push({ site: made.occupied + (at % empty), pass: 3 - Math.floor(at / empty), empty: true });
  for (let site = 0; site < made.occupied; site += 1)
    for (const pass of [2, 3]) visited.push({ site, pass, empty: false });
  const found = visited.filter((one) => !one.empty);
  return visited.map(({ site, pass, empty: nothing }) => {
    const at = found.findIndex((one) => one.site === site && one.pass === pass);
    // So many data over so many passes, the remainder to the first ones.
    const count = Math.floor(made.positives / found.length) + (at < made.positives % found.length ? 1 : 0);
    const records: WrittenRecord[] = nothing
      ? [{ taxon: 'Amphibia', cdRef: 914450, status: 'No' }]
      : Array.from({ length: count }, (_, one) => ({
          taxon: `Amphibien ${((at + one) % made.taxa) + 1}`,
          count: 1 + one,
        }));
    const written = { site: `Mare ${site + 1}`, on: days[pass - 1] ?? '', pass };
    const fields = { square: `Maille ${(site % made.squares) + 1}`, methods: 'eye' };
    return visitOf({ ...written, fields }, records, `${site + 1}-${pass}`);
  });
}

/** Sessions of ringing that come to what was published: rings in a row, controls of birds ringed elsewhere. */
export function ringingSessions(
  made: Record<'sessions' | 'rings' | 'controls' | 'taxa', number> & { programme: string },
): Visited[] {
  const birds = Array.from(
    { length: made.rings + made.controls },
    (_, at): WrittenRecord => ({
      taxon: `Oiseau ${(at % made.taxa) + 1}`,
      fields: { ring: `FR${at}`, capture: at < made.rings ? 'new' : 'control', age: '1A', sex: '1', wing: '70' },
    }),
  );
  return Array.from({ length: made.sessions }, (_, session) =>
    visitOf(
      {
        site: 'Station',
        on: `2020-08-${String(session + 1).padStart(2, '0')}`,
        from: '06:00',
        to: '12:00',
        fields: { programme: made.programme, ringer: 'A. Bagueur', nets: '120', playback: 'yes' },
      },
      birds.filter((_, at) => at % made.sessions === session),
      `s${session + 1}`,
    ),
  );
}
