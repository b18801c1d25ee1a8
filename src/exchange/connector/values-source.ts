import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import { offerValues, writeValues } from '../../indicator/index.ts';
import type { ValueInput } from '../../indicator/indicator.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { sourceOf, streamTable, type TableBatch } from '../../kernel/table/stream-table.ts';
import { askFile } from './ask-source.ts';
import type { Connector } from './connector.sql.ts';
import { noRows } from './connector.ts';
import type { SourceKind, TakenRows } from './source-kind.ts';

const column = z.string().trim().max(200);

/** Which indicator, and which columns say its values. */
const settings = z.object({
  indicator: z.string().trim().min(1, 'Dites de quel indicateur ce sont les valeurs.'),
  /** Where it has none, values are those of the whole territory. */
  commune: column,
  period: column.min(1, 'Dites quelle colonne donne l’année.'),
  value: column.min(1, 'Dites quelle colonne donne la valeur.'),
});

/** A file of values of an indicator. */
export const valuesFile: SourceKind = {
  readSettings: (given) => parseInput(settings, given),
  lacks: () => null,
  ask: (connector, outside) => askFile(connector, outside, 'text/csv, */*;q=0.5'),
  take: takeValues,
  accept: (tx, context, { organisationId, name }, taken) =>
    writeValues(tx, context, {
      organisationId,
      values: taken.map(({ offered }) => offered as ValueInput & { seen: string }),
      reason: `Repris de la source « ${name} »`,
    }).then(() => undefined),
};

async function takeValues(tx: Tx, context: Context, connector: Connector, file: Uint8Array): Promise<TakenRows> {
  const { header, batches } = await streamTable(sourceOf(file));
  const { organisationId, name } = connector;
  const said = settings.parse(connector.settings);
  const [commune, period, value] = [said.commune, said.period, said.value].map((title) => {
    const at = header.indexOf(title);
    if (title && at < 0) throw columnMissing(title, header);
    return at;
  }) as [number, number, number];
  const { waiting: _, ...none } = noRows;
  const taken: TakenRows = { ...none, faults: [], differing: [] };
  for await (const batch of batches) {
    const whole = wholeRows(batch);
    const values = whole.map(({ cells }) => ({
      ...{ code: said.indicator, period: cells[period] ?? '', value: cells[value] ?? '', source: name },
      // A spreadsheet takes the zero of 01001 away.
      ...(commune < 0 ? {} : { commune: (cells[commune] ?? '').padStart(5, '0') }),
    }));
    const offered = values.length > 0 ? await offerValues(tx, context, { organisationId, values }) : undefined;
    const refused = (offered?.refused ?? []).filter(({ code }) => code !== 'unknown_commune');
    taken.rows += batch.rows.length;
    taken.inserted += offered?.recorded ?? 0;
    taken.same += offered?.same ?? 0;
    taken.outside += (offered?.refused.length ?? 0) - refused.length;
    taken.refused += refused.length + batch.rows.length - whole.length;
    const sentences = refused.map(({ sentence, place }) => `Ligne ${whole[(place.line ?? 1) - 1]?.line}, ${sentence}`);
    taken.faults.push(...batch.findings.map(({ sentence }) => sentence), ...sentences);
    for (const { name: about, given, ours, theirs } of offered?.differing ?? []) {
      const key = `${given.commune ?? ''} ${given.period}`;
      const label = given.commune ? `${about}, ${given.period}` : about;
      taken.differing.push({ about: key, rowKey: key, label, ours, theirs, offered: given });
    }
  }
  return taken;
}

/** Rows that have as many cells as the header. */
function wholeRows({ rows, findings }: TableBatch) {
  const broken = new Set(findings.map(({ place }) => place.line));
  return rows.filter(({ line }) => !broken.has(line));
}

const columnMissing = (title: string, header: string[]) =>
  new DomainError(
    'invalid',
    'column_missing',
    `Le fichier n’a pas de colonne « ${title} ». Il a : ${header.slice(0, 20).join(', ')}.`,
  );
