import { randomUUID } from 'node:crypto';
import type { Finding } from '../../kernel/finding.ts';
import { readSiteType } from '../read-site-types.ts';
import { wrongFieldValue } from '../register/field-value.rule.ts';
import type { StatedParty, StatedSite } from '../register/site.ts';
import { commonFields, type IdentifierSystem, identifierForm, nameFrom, type SiteField } from '../site-type.ts';
import type { KnownSite } from './known-sites.sql.ts';
import type { PlaceFile, PlaceRow } from './place-file.ts';
import { protectionsIn } from './protection-words.ts';
import type { ColumnSays, SiteMapping } from './site-mapping.ts';

export interface ReadRow {
  line: number;
  site: StatedSite;
  known: boolean;
  /** Its level and its identifier, as `keyOf` writes them; null of a row without one. */
  key: string | null;
}

/** What the register knows that rows speak of. */
export interface Known {
  /** Places under the identifiers that rows use, by system. */
  places: Map<IdentifierSystem, KnownSite[]>;
  /** Communes by what rows call them. */
  communes: Map<string, string>;
  /** Places that a person recognised, by line. */
  merged: ReadonlyMap<number, string>;
}

/**
 * What the rows of a file say of places, each with all that is wrong with it. A row with a finding of tier A is not
 * among those read.
 */
export function readRows(
  file: PlaceFile,
  mapping: SiteMapping,
  known: Known,
): { read: ReadRow[]; findings: Finding[]; empty: number[]; keys: string[] } {
  const findings: Finding[] = [];
  const read: ReadRow[] = [];
  const empty: number[] = [];
  const lineOfKey = new Map<string, number>();
  for (const row of file.rows) {
    if (!row.geometry && Object.values(row.cells).every((cell) => cell === '')) {
      empty.push(row.line);
      continue;
    }
    const reader = new RowReader(row, mapping, known);
    const site = reader.read(known.merged.get(row.line));
    if (reader.key) {
      const twice = lineOfKey.get(reader.key);
      if (twice)
        reader.bad(
          'key_twice',
          `Ce site est déjà à la ligne ${twice} du fichier\u00a0: retirez l’une des deux lignes.`,
        );
      lineOfKey.set(reader.key, row.line);
    }
    findings.push(...reader.findings);
    if (reader.findings.every(({ tier }) => tier !== 'A')) read.push({ line: row.line, key: reader.key, ...site });
  }
  return { read, findings, empty, keys: [...lineOfKey.keys()] };
}

class RowReader {
  readonly findings: Finding[] = [];
  key: string | null = null;
  readonly #row: PlaceRow;
  readonly #mapping: SiteMapping;
  readonly #known: Known;

  constructor(row: PlaceRow, mapping: SiteMapping, known: Known) {
    this.#row = row;
    this.#mapping = mapping;
    this.#known = known;
    if (row.fault) this.bad('wrong_outline', row.fault);
  }

  bad(code: string, sentence: string, column?: string): void {
    this.findings.push({ code, tier: 'A', sentence, place: { line: this.#row.line, ...(column ? { column } : {}) } });
  }

  read(merged: string | undefined): { site: StatedSite; known: boolean } {
    const kind = this.#kind();
    const type = readSiteType(kind);
    const level = this.#mapping.inSetting && type.level === 'element' ? 'setting' : type.level;
    const identifiers = this.#said('id:').map(({ key, cell }) => ({
      system: key as IdentifierSystem,
      value: wholeNumber(cell),
    }));
    const same = this.#known.places
      .get(this.#mapping.key ?? 'local')
      ?.filter(
        (place) =>
          place.level === level &&
          identifiers.some(
            ({ system, value }) =>
              system === this.#mapping.key && identifierForm(system, value) === identifierForm(system, place.value),
          ),
      );
    const own = identifiers.find(({ system }) => system === this.#mapping.key);
    if (own) this.key = `${level} ${identifierForm(own.system, own.value)}`;
    if (same && same.length > 1)
      this.bad(
        'several_known',
        `Plusieurs sites du registre portent le numéro ${own?.value}\u00a0: fusionnez-les d’abord.`,
      );
    const id = merged ?? same?.[0]?.id;
    const values = this.#values([...commonFields, ...type.fields]);
    const name = values.name ?? same?.[0]?.name ?? nameFrom(type, values) ?? identifiers[0]?.value ?? '';
    if (!name) this.bad('name_needed', 'Ce site n’a ni nom ni numéro\u00a0: complétez la ligne.');
    const site: StatedSite = {
      id: id ?? randomUUID(),
      kind,
      level,
      parentId: this.#parent(),
      name: values.name ?? name,
      values,
      identifiers,
      parties: this.#parties(),
      protections: protectionsIn(values.protection ?? '').map((each) => ({
        kind: each,
        extent: '',
        act: '',
        actOn: null,
        until: null,
        reference: '',
        zoneId: null,
      })),
      communeIds: this.#communes(),
      geometry: this.#row.geometry,
      precision: this.#mapping.precision,
    };
    return { site, known: id !== undefined };
  }

  #kind(): string {
    const { type } = this.#mapping;
    if ('always' in type) return type.always;
    return type.means[this.#row.cells[type.column] ?? ''] ?? type.otherwise;
  }

  /** Cells of the columns that say something beginning with `prefix`, those filled in. */
  #said(prefix: string): { key: string; cell: string; column: string }[] {
    return Object.entries(this.#mapping.columns).flatMap(([column, says]: [string, ColumnSays]) => {
      const cell = this.#row.cells[column] ?? '';
      return says.startsWith(prefix) && cell !== '' ? [{ key: says.slice(prefix.length), cell, column }] : [];
    });
  }

  #values(fields: SiteField[]): Record<string, string> {
    const known = new Map(fields.map((field) => [field.key, field]));
    const said = this.#said('field:').flatMap(({ key, cell, column }) => {
      const field = known.get(key);
      if (!field) return [];
      const wrong = wrongFieldValue(field, cell);
      if (wrong) this.bad('wrong_value', wrong, column);
      return [[key, cell] as const];
    });
    return Object.fromEntries(said);
  }

  #parent(): string | null {
    const [said] = this.#said('part-of:');
    if (!said) return null;
    const place = this.#known.places
      .get(said.key as IdentifierSystem)
      ?.find(({ level, value }) => level === 'component' && value === wholeNumber(said.cell));
    if (!place)
      this.bad(
        'unknown_component',
        `La composante ${said.cell} n’est pas au registre\u00a0: importez d’abord les composantes.`,
        said.column,
      );
    return place?.id ?? null;
  }

  #communes(): string[] {
    const ids = this.#said('commune').flatMap(({ cell, column }) =>
      wordsIn(cell).flatMap((said) => {
        const id = this.#known.communes.get(said);
        if (!id) this.#unknownCommune(said, column);
        return id ?? [];
      }),
    );
    return [...new Set(ids)];
  }

  /** Said of a place that is drawn, it is left out; of one that is not, nothing else says where it is. */
  #unknownCommune(said: string, column: string): void {
    const sentence = `«\u00a0${said}\u00a0» n’est le nom d’aucune commune, ou de plusieurs\u00a0: écrivez son code INSEE.`;
    const tier = this.#row.geometry ? 'B' : 'A';
    this.findings.push({ code: 'unknown_commune', tier, sentence, place: { line: this.#row.line, column } });
  }

  #parties(): StatedParty[] {
    const party = { category: '', name: '', privatePerson: false, since: null, until: null };
    return [
      ...this.#said('owner').map(({ cell }): StatedParty => ({ ...party, role: 'owner', category: cell })),
      ...this.#said('private-owner').map(
        ({ cell }): StatedParty => ({ ...party, role: 'owner', name: cell, privatePerson: true }),
      ),
      ...this.#said('manager').map(({ cell }): StatedParty => ({ ...party, role: 'manager', category: cell })),
    ];
  }
}

/** Several communes in a cell are separated by semicolons. */
export const wordsIn = (cell: string): string[] =>
  cell
    .split(';')
    .map((word) => word.trim())
    .filter(Boolean);

/** A spreadsheet or a GIS makes 100000.0 of the number 100000. */
const wholeNumber = (cell: string): string => cell.replace(/^(\d+)\.0+$/, '$1');
