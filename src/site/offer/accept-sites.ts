import { authorise, type Context, personOf } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { writeImport } from '../files/import-sites.ts';
import { findByIdentifier } from '../files/known-sites.sql.ts';
import { crossSites } from '../register/crossings.sql.ts';
import { resolveSource, sourceInput } from '../register/sources.ts';
import { refreshStanding } from '../register/standing.sql.ts';
import { writeSites } from '../register/write-sites.ts';
import { identifierForm } from '../site-type.ts';
import { compareSite } from './compare-site.rule.ts';
import type { OfferedSite, SitesOffer } from './offer-sites.ts';
import { keepTaken, readRegistered, type TakenStatement } from './registered-sites.sql.ts';

type Accepted = OfferedSite['given'];

/**
 * A person takes what a source says: places are created, as an import that can be undone; of known ones its word stands,
 * the others' stay beside. What somebody changed since it was read is not overwritten.
 */
export async function acceptSites(
  tx: Tx,
  context: Context,
  offer: Pick<SitesOffer, 'organisationId' | 'filename' | 'mapping' | 'source' | 'localTo'>,
  accepted: readonly Accepted[],
): Promise<void> {
  authorise(context.actor, 'import.run', offer);
  const created = accepted.filter(({ aspect }) => aspect === 'place').map(({ site }) => site);
  if (created.length > 0) {
    await refuseKnown(tx, offer, created);
    await writeImport(tx, context, offer, { created, known: [] });
  }
  const changes = accepted.filter(({ aspect }) => aspect !== 'place');
  if (changes.length > 0) await changeSites(tx, context, offer, changes);
}

async function refuseKnown(
  tx: Tx,
  { organisationId, mapping: { key }, localTo }: Pick<SitesOffer, 'organisationId' | 'mapping' | 'localTo'>,
  created: Accepted['site'][],
): Promise<void> {
  if (key === null) return;
  const numbers = created.flatMap(({ level, identifiers }) =>
    identifiers.filter(({ system }) => system === key).map(({ value }) => ({ level, value })),
  );
  const known = await findByIdentifier(
    tx,
    organisationId,
    key,
    numbers.map(({ value }) => value),
    localTo,
  );
  const form = (level: string, value: string) => `${level} ${identifierForm(key, value)}`;
  const there = new Map(known.map((site) => [form(site.level, site.value), site.name]));
  const twice = numbers.find(({ level, value }) => there.has(form(level, value)));
  if (twice) throw changedSince(there.get(form(twice.level, twice.value)) ?? '');
}

async function changeSites(
  tx: Tx,
  context: Context,
  { organisationId, source: given, filename }: Pick<SitesOffer, 'organisationId' | 'source' | 'filename'>,
  changes: readonly Accepted[],
): Promise<void> {
  authorise(context.actor, 'site.rule', { organisationId });
  const known = changes.map(({ site }) => site);
  const source = await resolveSource(tx, organisationId, parseInput(sourceInput, given));
  const statement = {
    ...{ sourceId: source.id, asOf: source.asOf, confidence: 'stated' as const, batchId: null },
    ...{ recordedBy: personOf(context).id, recordedAt: context.effects.now().toISOString() },
  };
  await refuseChanged(tx, changes);
  await writeSites(tx, organisationId, { created: [], known }, statement);
  const taken = changes.flatMap(({ site, aspect }): TakenStatement[] => {
    if (aspect === 'outline') return [{ siteId: site.id, field: null }];
    return aspect.startsWith('field:') ? [{ siteId: site.id, field: aspect.slice('field:'.length) }] : [];
  });
  await keepTaken(tx, taken, statement, `Repris de la source « ${filename} »`);
  const ids = [...new Set(known.map(({ id }) => id))];
  await refreshStanding(tx, ids);
  await crossSites(tx, ids);
}

async function refuseChanged(tx: Tx, changes: readonly Accepted[]): Promise<void> {
  const outlines = new Map(changes.flatMap(({ site }) => (site.geometry ? [[site.id, site.geometry] as const] : [])));
  const ids = [...new Set(changes.map(({ site }) => site.id))];
  const registered = await readRegistered(
    tx,
    ids.map((id) => ({ id, geometry: outlines.get(id) ?? null })),
  );
  for (const { site, aspect, seen } of changes) {
    const ours = registered.get(site.id);
    const now = ours && compareSite(site, ours).find((one) => one.aspect === aspect);
    if (now?.seen !== seen) throw changedSince(ours?.name ?? site.name);
  }
}

const changedSince = (name: string) =>
  new DomainError(
    'conflict',
    'changed_since_read',
    `« ${name} » a changé depuis que la source a été lue. Rien n’est repris : lisez la source de nouveau, puis choisissez.`,
  );
