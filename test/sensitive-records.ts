import { sql } from 'kysely';
import type { Db } from '../src/kernel/db/index.ts';
import { searchForm } from '../src/kernel/french.ts';
import { insertRecords } from '../src/nature/record/record.sql.ts';
import type { RecordInput } from '../src/nature/record/record.ts';
import { decideForRecords } from '../src/nature/sensitivity/shown.sql.ts';
import { aRecord } from './nature.ts';

/** A taxon of the sample for each level of sensitivity. */
export const taxonOfLevel = [60411, 2895, 3489, 60418, 351] as const;

/** Points that no other record has, in the mesh 10kmL93E066N704, one a level, in Lambert-93. */
const places = [0, 1, 2, 3, 4].map((level): [number, number] => [661_234 + level * 1111, 7_041_357 + level * 1201]);

const hourOf = (level: number): string => `05:3${level}`;

/** What tells one record of a level: nothing of it may be read by who may not know. */
export interface Secret {
  id: string;
  level: number;
  words: Record<
    'place' | 'comment' | 'observer' | 'context' | 'reference' | 'description' | 'altitude' | 'site',
    string
  >;
  /** Its commune, in which no other record is. */
  commune: { code: string; name: string };
  /** Metres, in Lambert-93, and the same in degrees. */
  point: [number, number];
  degrees: [number, number];
}

/** Rules by which each of these taxa has its level, the only ones in use. */
export async function someSensitivityRules(db: Db): Promise<void> {
  await db.updateTable('referenceTable').set({ inUse: false }).where('kind', '=', 'sensitivity').execute();
  const { id } = await db
    .insertInto('referenceTable')
    .values({
      ...{ kind: 'sensitivity', name: 'Essai', version: '1', filename: 'essai.csv', sha256: '', rowCount: 4 },
      ...{ importedAt: new Date(), inUse: true },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('sensitivityRule')
    .values(
      [1, 2, 3, 4].map((level) => ({
        ...{ tableId: id, level, cdNom: taxonOfLevel[level] as number, cdRef: taxonOfLevel[level] as number },
      })),
    )
    .execute();
}

/** One record a level, each with all that can tell where it was and who was there. */
export async function sensitiveRecords(
  db: Db,
  dataset: { id: string; organisationId: string },
  at = new Date('2021-01-10T09:00:00Z'),
): Promise<Secret[]> {
  const { organisationId } = dataset;
  const degrees = await inDegrees(db);
  const secrets = places.map((point, level): Secret => {
    const mark = crypto
      .randomUUID()
      .slice(0, 8)
      .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
    return {
      ...{
        id: crypto.randomUUID(),
        level,
        point,
        degrees: degrees[level] ?? [0, 0],
        commune: { code: `62${700 + level}`, name: `Villecachée ${mark}` },
      },
      words: {
        ...{ place: `Lieu ${mark}`, comment: `Aire ${mark}`, observer: `Personne ${mark}`, context: `Sortie ${mark}` },
        ...{
          reference: `Carnet ${mark}`,
          description: `Bague ${mark}`,
          site: `Butte ${mark}`,
          altitude: `8${level}71`,
        },
      },
    };
  });
  await db.transaction().execute(async (tx) => {
    for (const secret of secrets) await addCommune(tx, secret);
    const people = await Promise.all(secrets.map((secret) => addObserver(tx, organisationId, secret)));
    const sites = await Promise.all(secrets.map((secret) => addSite(tx, organisationId, secret)));
    await insertRecords(
      tx,
      { organisationId, batchId: null, createdBy: null, at },
      secrets.map(({ id, level, words, point, commune }) =>
        aRecord(dataset, {
          ...{ id, cdNom: taxonOfLevel[level] ?? null, nameCited: `Nom ${words.place}`, placeName: words.place },
          ...{ comment: words.comment, context: words.context, reference: words.reference, precision: 7 },
          ...{ altitudeMin: Number(words.altitude), altitudeMax: Number(words.altitude), timeFrom: hourOf(level) },
          ...{ observerIds: [people[level] ?? ''], determinerIds: [people[level] ?? ''] },
          descriptors: [{ countMin: 2, countMax: 3, countObject: 'IND', sex: '3', description: words.description }],
          place: {
            ...{ kind: 'geometry', shape: { type: 'Point', coordinates: point }, epsg: 2154 },
            ...{ siteId: sites[level] ?? '', communeCode: commune.code },
          } as RecordInput['place'],
        }),
      ),
    );
    await decideForRecords(
      tx,
      { organisationId, at },
      secrets.map(({ id }) => id),
    );
  });
  return secrets;
}

async function inDegrees(db: Db): Promise<[number, number][]> {
  const { rows } = await sql<{ x: number; y: number }>`
    select ST_X(point) as x, ST_Y(point) as y from json_to_recordset(${JSON.stringify(places.map(([x, y]) => ({ x, y })))}::json)
      as given (x float8, y float8), lateral (select ST_Transform(ST_SetSRID(ST_MakePoint(given.x, given.y), 2154), 4326) as point) at
  `.execute(db);
  return rows.map(({ x, y }) => [x, y]);
}

async function addCommune(db: Db, { commune: { code, name } }: Secret): Promise<void> {
  const words = { name, search: searchForm(name), departementCode: '62', source: 'test' };
  await db
    .insertInto('territory')
    .values({ kind: 'commune', code, vintage: 2020, ...words })
    .onConflict((there) => there.columns(['kind', 'code', 'vintage']).doUpdateSet(words))
    .execute();
}

async function addObserver(db: Db, organisationId: string, { words: { observer: name } }: Secret): Promise<string> {
  const row = { organisationId, name, search: searchForm(name), shown: 'name' as const, pseudonym: `Pseudo ${name}` };
  return (await db.insertInto('observer').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

/** Not published, and vulnerable: its place is nobody’s but those who work there. */
async function addSite(
  db: Db,
  organisationId: string,
  { words: { site: name }, point: [x, y] }: Secret,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into site (organisation_id, kind, level, name, search, geometry, vulnerable, published)
    values (${organisationId}::uuid, 'terril', 'element', ${name}, ${searchForm(name)}, ST_SetSRID(ST_MakePoint(${x}, ${y}), 2154), true, false)
    returning id
  `.execute(db);
  return rows[0]?.id ?? '';
}

/** Everything of a secret that is written in these bytes, by name: words, commune, exact place in metres or degrees. */
export function leaksOf(secret: Secret, bytes: Buffer): string[] {
  const text = bytes.toString('utf8');
  const said: [string, boolean][] = [
    ...Object.entries(secret.words).map(([name, word]): [string, boolean] => [name, says(text, word)]),
    ['commune', text.includes(secret.commune.name) || says(text, secret.commune.code)],
    ['metres', secret.point.some((metres) => says(text, String(metres)) || bytes.includes(doubleOf(metres)))],
    [
      'degrees',
      secret.degrees.some((degrees) => text.includes(degrees.toFixed(4)) || bytes.includes(doubleOf(degrees))),
    ],
    ['hour', text.includes(hourOf(secret.level))],
    ...(secret.level === 4 ? [['number', text.includes(secret.id)] as [string, boolean]] : []),
  ];
  return said.filter(([, isThere]) => isThere).map(([name]) => name);
}

/** A number is looked for as a whole: identifiers and hashes have any digits. */
const says = (text: string, word: string): boolean =>
  /^\d+$/.test(word) ? new RegExp(`(?<![-\\w.])${word}(?![-\\w.])`).test(text) : text.includes(word);

/** As binary shapes and tables of a file hold it. */
function doubleOf(number: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes;
}
