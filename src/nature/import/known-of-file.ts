import type { Db } from '../../kernel/db/index.ts';
import { findSitesNamed } from '../../site/index.ts';
import { findObservers } from '../record/observer.sql.ts';
import type { Field } from './fields.ts';
import { findCommuneCodes, findTaxa, readDatasets, readDepartements } from './known.sql.ts';
import type { Known, KnownTaxon } from './known.ts';
import { CodeReader } from './read-code.ts';
import { personKey, type SaidPerson } from './read-names.ts';
import type { Columns } from './row.ts';

export interface FileToRead {
  organisationId: string;
  datasetId: string;
  epsg: number | undefined;
  columns: Columns;
  names: Readonly<Record<string, string>>;
  values: Record<string, Record<string, string>>;
  today: string;
}

/** What the rows of one file are read against: each word they use is looked up once, with all the new ones of a batch. */
export class KnownOfFile {
  readonly known: Known;
  readonly observers = new Map<string, string>();
  readonly #taxa = new Map<number, KnownTaxon | null>();
  readonly #communes = new Map<string, string | null>();
  readonly #sites = new Map<string, string | null>();
  readonly #db: Db;
  readonly #file: FileToRead;

  private constructor(db: Db, file: FileToRead, datasets: Known['datasets'], departements: Known['departements']) {
    this.#db = db;
    this.#file = file;
    const { datasetId, names, today, values } = file;
    this.known = {
      ...{ taxa: this.#taxa, communes: this.#communes, sites: this.#sites, datasets, departements },
      ...{ codes: new CodeReader(values), names, datasetId, today, epsg: file.epsg ?? null },
    };
  }

  static async open(db: Db, file: FileToRead): Promise<KnownOfFile> {
    const datasets = await readDatasets(db, file.organisationId);
    return new KnownOfFile(db, file, datasets, await readDepartements(db));
  }

  /** Looks up the words of these rows that were not met before. */
  async learn(rows: readonly (readonly string[])[]): Promise<void> {
    const { organisationId } = this.#file;
    const cdNoms = this.#wordsOf('cdNom', rows).flatMap((said) =>
      /^\d{1,9}(\.0+)?$/.test(said) ? [Math.trunc(Number(said))] : [],
    );
    const newTaxa = [...new Set(cdNoms)].filter((cdNom) => !this.#taxa.has(cdNom));
    await fill(this.#taxa, newTaxa, async (wanted) => new Map(await findTaxa(this.#db, wanted)));
    await fill(this.#communes, this.#wordsOf('commune', rows), (words) =>
      findCommuneCodes(this.#db, organisationId, words),
    );
    await fill(this.#sites, this.#wordsOf('site', rows), (words) => findSitesNamed(this.#db, organisationId, words));
  }

  /** Looks up people that were not met before; returns those whom nobody knows yet. */
  async learnPeople(people: readonly SaidPerson[]): Promise<SaidPerson[]> {
    const unmet = [...new Map(people.map((person) => [personKey(person), person])).values()].filter(
      (person) => !this.observers.has(personKey(person)),
    );
    if (unmet.length === 0) return [];
    const found = await findObservers(this.#db, this.#file.organisationId, unmet);
    for (const [key, id] of found) this.observers.set(key, id);
    return unmet.filter((person) => !found.has(personKey(person)));
  }

  #wordsOf(field: Field, rows: readonly (readonly string[])[]): string[] {
    const index = this.#file.columns.indexOf(field);
    return index < 0 ? [] : [...new Set(rows.map((cells) => cells[index] ?? ''))].filter(Boolean);
  }
}

async function fill<K, V>(kept: Map<K, V | null>, words: readonly K[], find: (words: K[]) => Promise<Map<K, V>>) {
  const unmet = words.filter((word) => !kept.has(word));
  if (unmet.length === 0) return;
  const found = await find(unmet);
  for (const word of unmet) kept.set(word, found.get(word) ?? null);
}
