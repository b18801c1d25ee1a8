import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { inProject } from '../src/kernel/paths.ts';
import { importTaxref, insertRecords, listDatasets, saveDataset, saveFramework } from '../src/nature/index.ts';
import { type RecordToWrite, recordOf } from '../src/nature/record/record.ts';
import type { Publisher } from './cast.ts';
import { countRecordsOfYear, findObserver, insertObserver, markRecordsGenerated } from './demo.sql.ts';
import { readYaml } from './publication.ts';

const on = '2020-12-15';
const count = 120;
const observerName = 'Noé Martin (personnage fictif)';
const taxref = inProject('demo', 'nature-2020', 'taxref-extrait.txt');

/** Middles of communes of slag heaps: INSEE code, longitude, latitude. */
const places = [
  ['62528', 2.794, 50.457],
  ['62400', 2.574, 50.474],
  ['62065', 2.83, 50.41],
  ['62427', 2.95, 50.42],
  ['62386', 2.744, 50.449],
  ['62048', 2.473, 50.508],
] as const;

/**
 * A few names of TAXREF with their real numbers, and invented records of them before the year of the report, marked as
 * generated: enough for every page of nature to have something to show.
 */
export async function makeNature(publisher: Publisher): Promise<void> {
  const coordinator = publisher.coordinator(on);
  const { db } = coordinator;
  const owner = { ...coordinator, actor: { person: null, grants: [], owner: true as const } };
  await importTaxref(owner, { path: taxref, version: 9, releasedOn: null });
  const contact = {
    'actors.0.role': '1',
    'actors.0.name': '',
    'actors.0.body': 'CPIE Chaîne des terrils',
    'actors.0.email': '',
  };
  const framework = await saveFramework(coordinator, {
    values: {
      ...contact,
      ...{ organisationId: publisher.id, name: 'Connaissance de la biodiversité des terrils', startsOn: '2005-01-01' },
      ...{ description: 'Inventaires des terrils du bassin minier, par groupe et par passage.', territorialLevel: '6' },
      ...{ financing: '1', closed: 'no', territoryDetail: 'Bassin minier du Nord et du Pas-de-Calais' },
    },
    ticked: { objectives: ['8', '9'], volets: ['1'] },
  });
  const dataset = await saveDataset(coordinator, {
    values: {
      ...contact,
      ...{ frameworkId: framework.id, name: 'Observations de démonstration', shortName: 'Démonstration' },
      ...{
        description: 'Données inventées pour montrer Carreau.',
        objective: '1.1',
        dataKind: '1',
        sourceStatus: 'Te',
      },
      ...{ origin: 'Pr', licence: 'lo-2.0', published: 'yes', active: 'yes' },
    },
    ticked: { collectingMethods: ['1'] },
  });
  await markRecordsGenerated(db, dataset.id);
  const observerId = await insertObserver(db, publisher.id, observerName, 'Observateur 1');
  const names = [...readNames().values()];
  const records = Array.from({ length: count }, (_, at) => {
    const status = at % 17 === 0 ? 'No' : 'Pr';
    const dateFrom = `20${15 + (at % 5)}-${two(3 + (at % 7))}-${two(1 + (at % 28))}`;
    return recordAt(at, { datasetId: dataset.id, observerId, dateFrom, status, ...nameAt(names, at * 7) });
  });
  await write(publisher, records);
}

const groupFile = z.strictObject({
  group: z.string(),
  records: z.int(),
  absent: z.int().default(0),
  species: z.array(z.int()),
});

/** Adds to the records of the year those that make the totals of its report, group by group. */
export async function fillYear(publisher: Publisher, year: number): Promise<void> {
  const { db } = publisher.coordinator(on);
  const [dataset] = await listDatasets(db, [publisher.id]);
  const observerId = await findObserver(db, publisher.id, observerName);
  if (!dataset) throw new Error(`${publisher.slug} has no dataset for its records`);
  const there = await countRecordsOfYear(db, publisher.id, year);
  const names = readNames();
  const wanted = z.array(groupFile).parse(readYaml('nature-2020', 'donnees.yaml'));
  const records = wanted.flatMap(({ records: total, absent, species }) => {
    const known = species.flatMap((cdNom) => names.get(cdNom) ?? []);
    const missing = (status: 'Pr' | 'No', of: number) => {
      const held = there.filter((row) => row.status === status && species.includes(row.cdRef));
      return Array.from({ length: of - held.reduce((sum, row) => sum + row.count, 0) }, () => status);
    };
    return [...missing('Pr', total - absent), ...missing('No', absent)].map((status, at) => ({
      status,
      ...nameAt(known, at),
    }));
  });
  await write(
    publisher,
    records.map((record, at) => {
      const dateFrom = `${year}-${two(3 + (at % 8))}-${two(1 + ((at * 5) % 28))}`;
      return recordAt(at, { datasetId: dataset.id, observerId, dateFrom, ...record });
    }),
  );
}

function write(publisher: Publisher, records: RecordToWrite[]): Promise<void> {
  const coordinator = publisher.coordinator(on);
  const entry = {
    organisationId: publisher.id,
    batchId: null,
    createdBy: coordinator.actor.person?.id ?? null,
    at: coordinator.effects.now(),
  };
  return coordinator.db.transaction().execute((tx) => insertRecords(tx, entry, records));
}

const two = (number: number): string => String(number).padStart(2, '0');

interface Name {
  cdNom: number;
  name: string;
}

/** Names of the extract by their number: the first of the French ones, or the scientific one. */
export const readNames = (): Map<number, Name> =>
  new Map(
    readFileSync(taxref, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, , cdNom = '', , , rank = '', name = '', , , french = ''] = line.split('\t');
        const known = { cdNom: Number(cdNom), name: french.split(',')[0] || name };
        return rank === 'ES' || rank === 'CL' ? [[known.cdNom, known]] : [];
      }),
  );

function nameAt(names: Name[], at: number): Name {
  const name = names[at % names.length];
  if (!name) throw new Error('no name of the extract is asked for');
  return name;
}

interface Given extends Name {
  datasetId: string;
  observerId: string;
  dateFrom: string;
  status: 'Pr' | 'No';
}

/** The same record each time for the same number. */
function recordAt(at: number, { datasetId, observerId, dateFrom, status, cdNom, name }: Given): RecordToWrite {
  const [communeCode, longitude, latitude] = places[at % places.length] as (typeof places)[number];
  const shift = (step: number) => ((at * step) % 100) / 10_000 - 0.005;
  const countMin = 1 + (at % 9);
  return recordOf({
    ...{ datasetId, cdNom, nameCited: name, observerIds: [observerId], precision: 50, status, dateFrom },
    place: {
      ...{ kind: 'geometry', communeCode },
      shape: { type: 'Point', coordinates: [longitude + shift(37), latitude + shift(53)] },
    },
    descriptors: status === 'No' ? [] : [{ countMin, countMax: countMin, countObject: 'IND' }],
  });
}
