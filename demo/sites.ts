import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../src/kernel/paths.ts';
import { importSites } from '../src/site/index.ts';
import type { Publisher } from './cast.ts';
import type { EditionFile } from './publication.ts';

/** The places that a report names, imported like every table of places: a commune is all it says of where they are. */
export async function makeSites(publisher: Publisher, folder: string, { source, year, timeline }: EditionFile) {
  const path = inProject('demo', folder, 'sites.csv');
  if (!existsSync(path)) return;
  await importSites(publisher.coordinator(timeline.opened), {
    organisationId: publisher.id,
    filename: 'sites.csv',
    content: readFileSync(path),
    mapping: {
      type: { column: 'type', means: typesOf, otherwise: 'equipement' },
      columns: { type: 'ignored', name: 'field:name', number: 'id:terril', communes: 'commune', line: 'ignored' },
      key: null,
      precision: 'commune',
      inSetting: false,
      published: true,
    },
    source: { title: source, asOf: `${year}-12-31` },
  });
}

const typesOf = Object.fromEntries(
  ['batiment', 'chevalement', 'cite', 'equipement', 'fosse', 'terril', 'zone-humide'].map((type) => [type, type]),
);
