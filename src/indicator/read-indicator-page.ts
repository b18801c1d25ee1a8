import { type Context, may } from '../identity/index.ts';
import { decimalsOf } from '../kernel/decimal.ts';
import { readPublisher } from './catalogue.sql.ts';
import { readIndicatorsByIds, readParts, readTargets } from './figures.sql.ts';
import { readIndicator } from './indicator.sql.ts';
import { printQuantity } from './print-quantity.rule.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An indicator with its publisher, its targets as they are read, and its breakdowns; undefined where there is none. */
export async function readIndicatorPage({ db, actor }: Pick<Context, 'db' | 'actor'>, id: string) {
  const indicator = uuid.test(id) ? await readIndicator(db, id) : undefined;
  const publisher = indicator && (await readPublisher(db, indicator.organisationId));
  if (!indicator || !publisher) return undefined;
  const targets = await readTargets(db, [id], !may(actor, 'work.read', indicator));
  const parts = await readParts(db, [id]);
  const rows =
    parts.length > 0
      ? await readIndicatorsByIds(
          db,
          parts.map(({ partId }) => partId),
        )
      : [];
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  const breakdowns = [...Map.groupBy(parts, ({ label }) => label)].map(([label, group]) => ({
    label,
    parts: group.map(({ partId }) => codes.get(partId) ?? ''),
  }));
  const printed = targets.map((target) => ({
    ...target,
    printed: printQuantity({ ...indicator, value: target.value, decimals: decimalsOf(target.value) }),
  }));
  return { indicator, publisher, targets: printed, breakdowns };
}
