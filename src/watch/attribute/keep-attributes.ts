import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { isId } from '../../kernel/identifier.ts';
import { pickSites, type SiteFilter } from '../../site/index.ts';
import { lockSite } from '../condition/site-condition.sql.ts';
import { linesOf } from '../lines-of.ts';
import { watchedSite } from '../watched-site.ts';
import {
  type Attribute,
  addCarriers,
  listAttributes,
  listAttributesOf,
  listOrphaned,
  lockOrganisation,
  removeCarrier,
  replaceAttributes,
  setAttributesOf,
  updateLabel,
} from './attribute.sql.ts';

const longest = 200;

/**
 * The attributes that carry the value, one a line, in the words of the property's manager. `read` is the list they were
 * changed from: refused where somebody changed it since.
 */
export async function saveAttributes(
  context: Context,
  { organisationId, text, read }: { organisationId: string; text: string; read: string },
): Promise<void> {
  authorise(context.actor, 'attribute.edit', { organisationId });
  const attributes = linesOf(text).map((label) => label.slice(0, longest));
  await context.db.transaction().execute(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const stand = (await listAttributes(tx, { organisationIds: [organisationId] })).map(({ label }) => label);
    if (!sameWords(stand, linesOf(read))) throw listChanged(stand);
    const [orphaned] = await listOrphaned(tx, organisationId, attributes);
    if (orphaned) throw carried(orphaned);
    await replaceAttributes(tx, organisationId, attributes);
    await recordChange(tx, context, {
      organisationId,
      verb: 'attribute.change',
      objectKind: 'attribute',
      objectId: organisationId,
      after: { attributes },
    });
  });
}

/** Calls an attribute otherwise; its places and its impacts stay. */
export const renameAttribute = (context: Context, id: string, typed: string): Promise<void> =>
  changing(context, id, async (tx, attribute) => {
    const label = typed.trim().slice(0, longest);
    if (!label) throw new DomainError('invalid', 'attribute_unnamed', 'Écrivez les mots de cet attribut.');
    const others = await listAttributes(tx, { organisationIds: [attribute.organisationId] });
    if (others.some((other) => other.id !== id && other.label === label)) throw alreadyThere(label);
    await updateLabel(tx, attribute, label);
    return { verb: 'attribute.rename', before: { title: attribute.label }, after: { title: label } };
  });

/** All places of the organisation that a filter of the register keeps carry this attribute. */
export const addPlacesTo = (context: Context, id: string, filter: SiteFilter): Promise<void> =>
  changing(context, id, async (tx, attribute) => {
    const added = await addCarriers(tx, id, await pickSites(tx, filter, attribute.organisationId));
    if (added === 0) throw nothingCarries();
    return { verb: 'attribute.places', after: { sitesAdded: added } };
  });

export const removePlaceFrom = (context: Context, id: string, siteId: string): Promise<void> =>
  changing(context, id, async (tx) => {
    const removed = isId(siteId) ? await removeCarrier(tx, id, siteId) : undefined;
    if (!removed) throw missing('Ce site de l’attribut');
    return { verb: 'attribute.places', after: { siteRemoved: removed } };
  });

async function changing(
  context: Context,
  id: string,
  work: (tx: Tx, attribute: Attribute) => Promise<{ verb: string; before?: object; after: object }>,
): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const [attribute] = isId(id) ? await listAttributes(tx, { id }) : [];
    if (!attribute) throw missing('Cet attribut');
    const { organisationId } = attribute;
    authorise(context.actor, 'attribute.edit', attribute);
    const done = await work(tx, attribute);
    await recordChange(tx, context, { organisationId, objectKind: 'attribute', objectId: id, ...done });
  });
}

/** Which attributes a place carries; `read` are those it carried for who says so. Refused where that changed since. */
export async function setSiteAttributes(
  context: Context,
  { siteId, attributeIds, read }: { siteId: string; attributeIds: string[]; read: string[] },
): Promise<void> {
  const site = await watchedSite(context.db, siteId);
  authorise(context.actor, 'attribute.edit', site);
  await context.db.transaction().execute(async (tx) => {
    await lockSite(tx, siteId);
    const carriedNow = (await listAttributesOf(tx, siteId)).filter((attribute) => attribute.carried);
    const before = carriedNow.map(({ label }) => label);
    if (!sameWords(carriedNow.map(({ id }) => id).sort(), [...read].sort())) throw carriedChanged(before);
    await setAttributesOf(tx, siteId, attributeIds.filter(isId));
    await recordChange(tx, context, {
      organisationId: site.organisationId,
      verb: 'attribute.carry',
      objectKind: 'site',
      objectId: siteId,
      before: { attributes: before },
      after: { attributes: await labelsOf(tx, siteId) },
    });
  });
}

const labelsOf = async (tx: Tx, siteId: string): Promise<string[]> =>
  (await listAttributesOf(tx, siteId)).flatMap(({ label, carried: here }) => (here ? [label] : []));

const sameWords = (some: string[], others: string[]): boolean => some.join('\n') === others.join('\n');

const listChanged = (stand: string[]) =>
  new DomainError(
    'conflict',
    'attributes_changed',
    `Quelqu’un a modifié cette liste entre-temps\u00a0: ${stand.join('\u202f; ') || 'elle est vide'}. Reprenez ses changements dans la vôtre, puis enregistrez de nouveau.`,
  );

const carriedChanged = (stand: string[]) =>
  new DomainError(
    'conflict',
    'site_attributes_changed',
    `Quelqu’un a modifié entre-temps ce que porte ce site\u00a0: ${stand.join('\u202f; ') || 'aucun attribut'}. Vérifiez vos choix, puis enregistrez de nouveau.`,
  );

const carried = ({ label, places }: Attribute) =>
  new DomainError(
    'conflict',
    'attribute_carried',
    `«\u00a0${label}\u00a0» est porté par ${printCount(places, 'site')}\u00a0: renommez-le sur sa page, ou retirez-lui d’abord ses sites.`,
  );

const alreadyThere = (label: string) =>
  new DomainError('conflict', 'attribute_exists', `«\u00a0${label}\u00a0» est déjà dans la liste.`);

const nothingCarries = () =>
  new DomainError(
    'invalid',
    'no_site_to_add',
    'Ce filtre n’ajoute aucun site\u00a0: ils portent déjà cet attribut, ou aucun ne répond. Élargissez-le.',
  );
