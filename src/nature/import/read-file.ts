import type { Db } from '../../kernel/db/index.ts';
import { printDate } from '../../kernel/french.ts';
import { mapInTurns } from '../../kernel/map-in-turns.ts';
import { type FileSource, streamTable, type TableBatch } from '../../kernel/table/stream-table.ts';
import { checkPlaces } from './check-outlines.ts';
import type { Field } from './fields.ts';
import { FindingLog } from './finding-log.ts';
import { KnownOfFile } from './known-of-file.ts';
import { personKey, type SaidPerson } from './read-names.ts';
import { type ReadRecord, readRecord } from './read-record.ts';
import type { RecordMapping } from './record-mapping.ts';
import { Columns, Row } from './row.ts';
import { Seen } from './seen.ts';
import { findKnownRows, findSameRecords, hasRecords, namedPlace } from './there.sql.ts';

export interface RecordsFile {
  organisationId: string;
  datasetId: string;
  filename: string;
  source: FileSource;
  mapping: RecordMapping;
  /** Of its coordinates, where they are neither degrees nor Lambert-93. */
  epsg?: number | undefined;
  /** What becomes of records that are there already under the same identifier. */
  known?: 'skip' | 'update' | undefined;
  /** Rows that look like another record and are left out: those of these lines, or all. */
  sameAs?: ReadonlySet<number> | 'all' | undefined;
}

/** Every row is accounted for: rows = inserted + updated + rejected + skipped; lines with nothing in them are no rows. */
export interface RecordCounts {
  rows: number;
  inserted: number;
  updated: number;
  rejected: number;
  skipped: number;
  empty: number;
}

/** A row that is the same taxon, place, days and observers as another one, of the file or of the register. */
export interface LikelySame {
  line: number;
  said: string;
  /** The other row's line, else the record's id. */
  otherLine: number | null;
  recordId: string | null;
}

export interface ReadReport extends RecordCounts {
  log: FindingLog;
  /** The first of them, and how many there are. */
  likely: LikelySame[];
  likelyCount: number;
  newObservers: number;
  /** Names without a cd_nom that nobody confirmed, with the number of their rows. */
  names: Map<string, number>;
  /** Words that no nomenclature has, with the number of their rows. */
  values: UnknownValue[];
}

export interface UnknownValue {
  field: Field;
  said: string;
  rows: number;
}

/** What is written of a batch of rows. */
export interface BatchToWrite {
  inserted: ReadRecord[];
  /** By the record that each row speaks of. */
  updated: { id: string; read: ReadRecord }[];
  newPeople: SaidPerson[];
}

const [mostLikely, mostNames, mostValues] = [500, 2000, 200];

/** Reads a file batch by batch, each row against what is known, and hands over what may be written. */
export class FileReader {
  readonly report: ReadReport;
  readonly header: string[];
  readonly #db: Db;
  readonly #file: RecordsFile;
  readonly #columns: Columns;
  readonly #known: KnownOfFile;
  readonly #batches: AsyncIterable<TableBatch>;
  readonly #batchId: string | null;
  readonly #isFirst: boolean;
  readonly #seenIds = new Seen();
  readonly #seenRecords = new Seen();
  readonly #newPeople = new Set<string>();

  private constructor(
    db: Db,
    file: RecordsFile,
    read: {
      header: string[];
      batches: AsyncIterable<TableBatch>;
      columns: Columns;
      known: KnownOfFile;
      isFirst: boolean;
      batchId: string | null;
    },
  ) {
    this.#db = db;
    this.#file = file;
    this.header = read.header;
    this.#batches = read.batches;
    this.#columns = read.columns;
    this.#known = read.known;
    this.#isFirst = read.isFirst;
    this.#batchId = read.batchId;
    this.report = {
      ...{ rows: 0, inserted: 0, updated: 0, rejected: 0, skipped: 0, empty: 0 },
      ...{ log: new FindingLog(), likely: [], likelyCount: 0, newObservers: 0, names: new Map(), values: [] },
    };
  }

  static async open(db: Db, file: RecordsFile, today: string, batchId: string | null = null): Promise<FileReader> {
    const { header, batches } = await streamTable(file.source);
    const columns = new Columns(header, file.mapping.columns);
    const { organisationId, datasetId, epsg } = file;
    const { names, values } = file.mapping;
    const known = await KnownOfFile.open(db, { organisationId, datasetId, epsg, columns, names, values, today });
    const isFirst = !(await hasRecords(db, organisationId));
    return new FileReader(db, file, { header, batches, columns, known, isFirst, batchId });
  }

  get observers(): Map<string, string> {
    return this.#known.observers;
  }

  async *batches(): AsyncGenerator<BatchToWrite> {
    for await (const batch of this.#batches) yield this.#read(batch);
  }

  async #read(batch: TableBatch): Promise<BatchToWrite> {
    await this.#known.learn(batch.rows.map(({ cells }) => cells));
    const rows = new Map(batch.rows.map(({ line, cells }) => [line, new Row(line, cells, this.#columns)]));
    for (const finding of batch.findings) {
      const row = rows.get(finding.place.line ?? 0);
      if (!row) continue;
      row.isBad = true;
      row.findings.push(finding);
    }
    const asked = [...rows.values()].filter(({ isBad }) => !isBad);
    const read = (await mapInTurns(asked, (row) => readRecord(row, this.#known.known) ?? [])).flat();
    await checkPlaces(this.#db, read, rows);
    const sound = read.filter(({ line }) => !rows.get(line)?.isBad);
    const unique = sound.filter((each) => this.#isUnique(each, rows.get(each.line)));
    const newPeople = await this.#known.learnPeople(
      unique.flatMap(({ observers, determiners }) => [...observers, ...determiners]),
    );
    for (const person of newPeople) this.#newPeople.add(personKey(person));
    const sorted = await this.#sort(unique, rows);
    this.#account(batch, rows, sorted);
    return { ...sorted, newPeople };
  }

  /** An identifier that an earlier row of the file bears keeps this one out. */
  #isUnique({ line, record: { id, datasetId, sourceKey } }: ReadRecord, row: Row | undefined): boolean {
    const said = row?.cell('id') ? this.#seenIds.firstLine(id, line) : undefined;
    if (said !== undefined)
      row?.bad(
        'id_twice',
        `Cet identifiant est déjà à la ligne ${said} du fichier\u00a0: retirez l’une des deux lignes.`,
        'id',
      );
    const named = sourceKey ? this.#seenIds.firstLine(`${datasetId} ${sourceKey}`, line) : undefined;
    if (said === undefined && named !== undefined)
      row?.bad(
        'key_twice',
        `Cet identifiant du producteur est déjà à la ligne ${named} du fichier\u00a0: retirez l’une des deux lignes.`,
        'sourceKey',
      );
    return !row?.isBad;
  }

  /** Rows to write, rows of records that are there, rows that look like another one. */
  async #sort(read: ReadRecord[], rows: ReadonlyMap<number, Row>) {
    const { organisationId, known = 'skip' } = this.#file;
    const there = this.#isFirst ? new Map<number, string>() : await findKnownRows(this.#db, organisationId, read);
    const updated = read.flatMap((each) => {
      const id = there.get(each.line);
      return id && this.#isAlone(id, rows.get(each.line)) ? [{ id, read: each }] : [];
    });
    if (known === 'skip')
      for (const { read: each } of updated)
        rows
          .get(each.line)
          ?.tell(
            'already_there',
            'C',
            'Une donnée porte déjà cet identifiant\u00a0: la ligne est laissée de côté.',
            each.record.sourceKey ? 'sourceKey' : 'id',
          );
    const fresh = read.filter(({ line }) => !there.has(line));
    const same = await this.#findSame(fresh);
    return {
      inserted: fresh.filter(({ line }) => !same.has(line)),
      updated: known === 'update' ? updated : [],
    };
  }

  /** Of two rows that speak of one record, the second is wrong. */
  #isAlone(id: string, row: Row | undefined): boolean {
    const first = row ? this.#seenIds.firstLine(`there ${id}`, row.line) : undefined;
    if (first !== undefined)
      row?.bad('id_twice', `Cette ligne parle de la même donnée que la ligne ${first}\u00a0: retirez l’une des deux.`);
    return first === undefined;
  }

  /** Lines left out because they look like another record. */
  async #findSame(read: ReadRecord[]): Promise<Set<number>> {
    const { organisationId, sameAs } = this.#file;
    const likely = read.flatMap((each) => {
      const otherLine = this.#seenRecords.firstLine(this.#keyOf(each), each.line);
      return otherLine === undefined ? [] : [{ line: each.line, said: saying(each), otherLine, recordId: null }];
    });
    const alone = this.#isFirst
      ? []
      : read.flatMap((each) => {
          const cdRef = this.#cdRefOf(each);
          return cdRef === null
            ? []
            : [{ line: each.line, cdRef, observerIds: this.#idsOf(each.observers), read: each }];
        });
    const found =
      alone.length > 0
        ? await findSameRecords(this.#db, organisationId, this.#batchId, alone)
        : new Map<number, string>();
    const inFile = new Set(likely.map(({ line }) => line));
    const all = [
      ...likely,
      ...read.flatMap((each): LikelySame[] => {
        const recordId = inFile.has(each.line) ? undefined : found.get(each.line);
        return recordId ? [{ line: each.line, said: saying(each), otherLine: null, recordId }] : [];
      }),
    ];
    this.report.likelyCount += all.length;
    this.report.likely.push(...all.slice(0, Math.max(0, mostLikely - this.report.likely.length)));
    return new Set(all.map(({ line }) => line).filter((line) => sameAs === 'all' || sameAs?.has(line)));
  }

  #cdRefOf({ record: { cdNom } }: ReadRecord): number | null {
    const taxon = cdNom === null ? null : this.#known.known.taxa.get(cdNom);
    return taxon && 'cdRef' in taxon ? taxon.cdRef : cdNom;
  }

  #idsOf(people: readonly SaidPerson[]): string[] {
    return people.flatMap((person) => this.observers.get(personKey(person)) ?? []);
  }

  /** Rows of one file that differ by sex, stage or hour say different things of the same visit: they are not the same. */
  #keyOf(read: ReadRecord): string {
    const { record, observers } = read;
    const { place, dateFrom, dateTo, timeFrom, nameCited, descriptors } = record;
    const where =
      place.kind === 'geometry' ? JSON.stringify(place.shape.coordinates) : `${place.kind} ${namedPlace(place)}`;
    const [{ sex, lifeStage, countObject, behaviour } = {}] = descriptors;
    return [
      this.#cdRefOf(read) ?? nameCited,
      dateFrom,
      dateTo,
      timeFrom,
      where,
      observers.map(personKey).sort(),
      sex,
      lifeStage,
      countObject,
      behaviour,
    ].join('\n');
  }

  #account(
    batch: TableBatch,
    rows: ReadonlyMap<number, Row>,
    { inserted, updated }: Omit<BatchToWrite, 'newPeople'>,
  ): void {
    const { report } = this;
    let rejected = 0;
    for (const row of rows.values()) {
      for (const finding of row.findings) report.log.add(finding);
      if (row.isBad) rejected++;
      if (row.findings.some(({ code }) => code === 'taxon_to_confirm')) this.#countName(row.cell('nameCited'));
      for (const { field, said } of row.unknown) this.#countValue(field, said);
    }
    report.rows += batch.rows.length;
    report.empty += batch.empty;
    report.rejected += rejected;
    report.inserted += inserted.length;
    report.updated += updated.length;
    report.skipped += batch.rows.length - rejected - inserted.length - updated.length;
    report.newObservers = this.#newPeople.size;
  }

  #countValue(field: Field, said: string): void {
    const { values } = this.report;
    const known = values.find((value) => value.field === field && value.said === said);
    if (known) known.rows++;
    else if (values.length < mostValues) values.push({ field, said, rows: 1 });
  }

  #countName(name: string): void {
    const { names } = this.report;
    const rows = names.get(name);
    if (rows !== undefined || names.size < mostNames) names.set(name, (rows ?? 0) + 1);
  }
}

/** « Bubo bubo, 12 juin 2020 ». */
const saying = ({ record: { nameCited, dateFrom } }: ReadRecord): string => `${nameCited}, ${printDate(dateFrom)}`;
