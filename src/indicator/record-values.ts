import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise, type Context, may, personOf, recordChanges } from '../identity/index.ts';
import type { Db, Tx } from '../kernel/db/index.ts';
import { compare } from '../kernel/decimal.ts';
import { DomainError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import { printCount, printFirst, printInstant, printNumber } from '../kernel/french.ts';
import { parseInput } from '../kernel/input.ts';
import { periodCode } from '../kernel/period.ts';
import { isRefused, type ReadCell, readCell } from './check-cell.rule.ts';
import { type IndicatorRow, readIndicators } from './indicator.sql.ts';
import { type ValueCell, type ValueInput, valueInput } from './indicator.ts';
import { printQuantity } from './print-quantity.rule.ts';
import { territoryOf } from './territory-of.ts';
import {
  type Commune,
  type CurrentValue,
  insertValues,
  lockCurrentValues,
  lockIndicators,
  type NewValue,
  readCommunesIn,
  readRecorders,
} from './value.sql.ts';

const batchInput = z.object({
  organisationId: z.uuid(),
  values: z.array(valueInput).min(1).max(20_000),
  /** Why values are corrected; needed where one of them was validated. */
  reason: z.string().trim().max(1000).optional(),
  batchId: z.uuid().optional(),
});

interface Batch {
  organisationId: string;
  values: ValueInput[];
  reason?: string;
  batchId?: string;
}

export interface Recorded {
  recorded: number;
  corrected: number;
  unchanged: number;
}

/**
 * Keeps values, all or none. A value that differs from the one in force replaces it, and both stay; the same value
 * again changes nothing. Every bad cell is told at once (`facts.findings`, `place.line` from 1), and so is every value
 * that somebody else changed since it was `seen`.
 */
export async function recordValues(context: Context, input: Batch): Promise<Recorded> {
  authorise(context.actor, 'work.read', { organisationId: input.organisationId });
  const batch = parseInput(batchInput, input);
  if (batch.values.some(({ status }) => status === 'validated')) authorise(context.actor, 'value.validate', batch);
  return context.db.transaction().execute((tx) => writeBatch(tx, context, batch));
}

/** The same inside a transaction of the caller, who has authorised. */
export const writeValues = (tx: Tx, context: Context, input: Batch): Promise<Recorded> =>
  writeBatch(tx, context, parseInput(batchInput, input));

async function writeBatch(tx: Tx, context: Context, batch: z.output<typeof batchInput>): Promise<Recorded> {
  const { organisationId, reason, batchId } = batch;
  const { cells, findings, current } = await judgeBatch(tx, context, batch);
  if (findings.length > 0) throw refusal(findings);
  const changes = cells.flatMap((cell) => changeOf(cell, current.get(cell.key)) ?? []);
  await refuseOverwriting(tx, changes);
  refuseUnexplained(changes, reason);
  if (changes.length > 0) {
    const added = changes.map((change) => change.added);
    const recording = { recordedBy: personOf(context).id, recordedAt: context.effects.now() };
    await insertValues(tx, added, { ...recording, batchId: batchId ?? null, reason: reason || null });
    await audit(tx, context, organisationId, changes, reason);
  }
  const corrected = changes.filter(({ replaced }) => replaced).length;
  return { recorded: changes.length - corrected, corrected, unchanged: cells.length - changes.length };
}

/** What a batch says, cell by cell, what is wrong with it, and the values in force, by the key of a cell. */
export async function judgeBatch(
  tx: Tx,
  context: Context,
  { organisationId, values }: { organisationId: string; values: ValueCell[] },
): Promise<{ cells: Cell[]; findings: Finding[]; current: Map<string, CurrentValue> }> {
  const territory = await territoryOf(tx, organisationId);
  const rows = await readIndicators(tx, organisationId, [...new Set(values.map(({ code }) => code))]);
  const communes = await readCommunesIn(tx, territory.id, [...new Set(values.flatMap(({ commune }) => commune ?? []))]);
  const { cells, findings } = readCells(context, { organisationId, territory, communes, rows }, values);
  const current = await readCurrent(tx, territory.id, [...new Set(cells.map(({ indicator }) => indicator.id))]);
  return { cells, findings, current };
}

interface Cell {
  /** Indicator, territory and period: one value is in force for each. */
  key: string;
  /** From 1, in the batch. */
  line: number;
  /** What a sentence about it begins with. */
  name: string;
  indicator: IndicatorRow;
  territoryId: string;
  given: ValueCell;
  read: ReadCell;
}

interface ValueChange {
  cell: Cell;
  added: NewValue;
  replaced: CurrentValue | undefined;
}

interface Desk {
  organisationId: string;
  territory: { id: string; name: string };
  /** Communes that values are given for, by code. */
  communes: Map<string, Commune>;
  rows: IndicatorRow[];
}

/** Reads every cell, and says what is wrong with each bad one. */
function readCells(context: Context, desk: Desk, values: ValueCell[]): { cells: Cell[]; findings: Finding[] } {
  const { organisationId } = desk;
  const known = new Map(desk.rows.map((row) => [row.code, row]));
  const findings: Finding[] = [];
  const lines = new Map<string, number>();
  const cells = values.flatMap((given, index): Cell[] => {
    const indicator = known.get(given.code);
    const commune = given.commune ? desk.communes.get(given.commune) : undefined;
    const name = commune?.name ?? `${given.code} (${given.period})`;
    const place = { line: index + 1, column: given.period, label: given.code };
    const refuse = (code: string, sentence: string): Cell[] => {
      findings.push({ code, tier: 'A', sentence: `${name}\u00a0: ${sentence}.`, place });
      return [];
    };
    const read = readCell(given, indicator);
    if (isRefused(read)) return refuse(read.code, read.sentence);
    if (!indicator) return [];
    if (!may(context.actor, 'value.record', { organisationId, serviceId: indicator.ownerServiceId }))
      return refuse('not_yours', 'cet indicateur est tenu par un autre service');
    const territoryId = given.commune ? commune?.id : desk.territory.id;
    if (!territoryId)
      return refuse('unknown_commune', `${given.commune} n’est pas une commune de ${desk.territory.name}`);
    if (given.commune && indicator.territoryAggregation !== 'sum' && indicator.territoryAggregation !== 'mean')
      return refuse('not_by_commune', 'cet indicateur n’est ni une somme ni une moyenne de communes');
    const key = keyOf(indicator.id, territoryId, read.period);
    const first = lines.get(key);
    if (first) return refuse('twice', `la ligne ${first} donne déjà cette valeur`);
    lines.set(key, index + 1);
    return [{ key, line: index + 1, name, indicator, territoryId, given, read }];
  });
  return { cells, findings };
}

function refusal(findings: Finding[]): DomainError {
  const kind = findings.every(({ code }) => code === 'not_yours') ? 'forbidden' : 'invalid';
  const list = findings.map(({ sentence, place }) => `Ligne ${printNumber(String(place.line))}, ${sentence}`).join(' ');
  const count = printCount(findings.length, 'valeur refusée', 'valeurs refusées');
  return new DomainError(kind, 'values_refused', `${count}, rien n’a été enregistré. ${list}`, { findings });
}

const keyOf = (indicatorId: string, territoryId: string, period: ReadCell['period']): string =>
  `${indicatorId} ${territoryId} ${periodCode(period)}`;

async function readCurrent(tx: Db, territoryId: string, indicatorIds: string[]): Promise<Map<string, CurrentValue>> {
  if (indicatorIds.length === 0) return new Map();
  await lockIndicators(tx, indicatorIds);
  const rows = await lockCurrentValues(tx, territoryId, indicatorIds);
  return new Map(
    rows.map((row) => {
      const period = { kind: row.periodKind, start: row.periodStart, end: row.periodEnd };
      return [keyOf(row.indicatorId, row.territoryId, period), row];
    }),
  );
}

/** What a cell adds; undefined where it says what is already known. What it leaves out stays as it was. */
function changeOf(cell: Cell, replaced: CurrentValue | undefined): ValueChange | undefined {
  const { read, given, indicator } = cell;
  const added: NewValue = {
    id: randomUUID(),
    indicatorId: indicator.id,
    territoryId: cell.territoryId,
    periodKind: read.period.kind,
    periodStart: read.period.start,
    periodEnd: read.period.end,
    value: read.value,
    decimals: read.decimals,
    qualifier: read.qualifier ?? replaced?.qualifier ?? 'exact',
    status: given.status ?? 'provisional',
    source: given.source ?? replaced?.source ?? '',
    sourcePage: given.sourcePage === undefined ? (replaced?.sourcePage ?? null) : given.sourcePage,
    comment: given.comment === undefined ? (replaced?.comment ?? null) : given.comment,
    replaces: replaced?.id ?? null,
  };
  return replaced && saysTheSame(added, replaced, given) ? undefined : { cell, added, replaced };
}

const saysTheSame = (added: NewValue, replaced: CurrentValue, given: ValueCell): boolean =>
  compare(added.value, replaced.value) === 0 &&
  added.decimals === replaced.decimals &&
  added.qualifier === replaced.qualifier &&
  added.source === replaced.source &&
  added.sourcePage === replaced.sourcePage &&
  added.comment === replaced.comment &&
  (given.status === undefined || given.status === replaced.status);

/** What was kept since the person saw a cell is replaced only once they know of it. */
async function refuseOverwriting(tx: Db, changes: ValueChange[]): Promise<void> {
  const changed = changes.filter(
    ({ cell, replaced }) => cell.given.seen !== undefined && cell.given.seen !== (replaced?.id ?? null),
  );
  if (changed.length === 0) return;
  const ids = changed.flatMap(({ replaced }) => replaced?.id ?? []);
  const recorders = await readRecorders(tx, ids);
  const findings = changed.map(({ cell, replaced }): Finding => {
    const by = replaced && recorders.get(replaced.id);
    const now =
      replaced && by
        ? `${by.person} a enregistré ${printQuantity({ ...cell.indicator, ...replaced })} le ${printInstant(by.at)}`
        : 'sa valeur a été retirée';
    const place = { line: cell.line, column: cell.given.period, label: cell.given.code };
    return { code: 'changed_meanwhile', tier: 'A', sentence: `${cell.name}\u00a0: ${now}.`, place };
  });
  const count = printCount(findings.length, 'valeur a changé', 'valeurs ont changé');
  const list = findings.map(({ sentence }) => sentence).join(' ');
  throw new DomainError(
    'conflict',
    'values_changed',
    `${count} entre-temps, rien n’a été enregistré. ${list} Vérifiez, puis enregistrez à nouveau pour garder votre saisie.`,
    { findings, inForce: changed.map(({ replaced }) => replaced?.id ?? null) },
  );
}

function refuseUnexplained(changes: ValueChange[], reason: string | undefined): void {
  if (reason) return;
  const validated = changes.filter(({ replaced }) => replaced?.status === 'validated');
  if (validated.length === 0) return;
  const list = printFirst(validated.map(({ cell }) => cell.name));
  throw new DomainError(
    'invalid',
    'reason_needed',
    `Une valeur validée ne se corrige pas sans motif\u00a0: ${list}. Écrivez pourquoi, puis enregistrez à nouveau.`,
    {
      cells: validated.map(({ cell }) => ({
        line: cell.line,
        name: cell.name,
        code: cell.given.code,
        period: cell.given.period,
      })),
    },
  );
}

/** One line of audit for each indicator, with all its changed periods. */
async function audit(tx: Db, context: Context, organisationId: string, changes: ValueChange[], reason?: string) {
  const byIndicator = Map.groupBy(changes, ({ cell }) => cell.indicator.id);
  const entries = [...byIndicator].map(([objectId, group]) => ({
    organisationId,
    verb: 'value.record',
    objectKind: 'indicator',
    objectId,
    before: group.flatMap(({ cell, replaced }) => (replaced ? [audited(cell, replaced.value)] : [])),
    after: group.map(({ cell, added }) => audited(cell, added.value)),
    reason: reason ?? null,
  }));
  await recordChanges(tx, context, entries);
}

const audited = ({ given, name, read }: Cell, value: string) => ({
  period: periodCode(read.period),
  value,
  ...(given.commune ? { commune: name } : {}),
});
