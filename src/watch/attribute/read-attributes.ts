import { authorise, type Context, listOrganisationNames, may, organisationsWhere } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { readSiteType } from '../../site/index.ts';
import { audiencesOf } from '../audience.ts';
import { readScale } from '../condition/read-scales.ts';
import { levelLabel, rankOf } from '../condition/scale.ts';
import { seenSite, watchedSite } from '../watched-site.ts';
import {
  type Attribute,
  type Carrier,
  listAttributes,
  listAttributesOf,
  listCarriers,
  listTouchingProjects,
} from './attribute.sql.ts';

/** The attributes of every organisation where somebody works. */
export async function readAttributeLists({ db, actor }: Context) {
  const organisationIds = organisationsWhere(actor, 'work.read');
  const [organisations, attributes] = await Promise.all([
    listOrganisationNames(db, organisationIds),
    listAttributes(db, { organisationIds }),
  ]);
  const byOrganisation = Map.groupBy(attributes, ({ organisationId }) => organisationId);
  return organisations.map(({ id, name }) => ({
    id,
    name,
    attributes: byOrganisation.get(id) ?? [],
    mayEdit: may(actor, 'attribute.edit', { organisationId: id }),
  }));
}

/** One attribute: the places that carry it, in what state they were last seen, and the projects that touch it. */
export async function readAttribute(context: Context, id: string) {
  const { db, actor } = context;
  const attribute = await attributeOf(context, id);
  const [carriers, projects] = await Promise.all([
    listCarriers(db, id, audiencesOf(actor, attribute) ?? []),
    listTouchingProjects(db, attribute),
  ]);
  const places = carriers.map(tell);
  return { attribute, places, states: countStates(places), projects, mayEdit: may(actor, 'attribute.edit', attribute) };
}

async function attributeOf({ db, actor }: Context, id: string): Promise<Attribute> {
  const [attribute] = isId(id) ? await listAttributes(db, { id }) : [];
  if (!attribute) {
    // A visitor is asked to sign in before being told that nothing is there.
    if (!actor.person) authorise(actor, 'work.read', { organisationId: '' });
    throw missing('Cet attribut');
  }
  authorise(actor, 'work.read', attribute);
  return attribute;
}

const tell = ({ kind, scale, level, ...carrier }: Carrier) => {
  const judged = scale && level ? readScale(scale) : null;
  return {
    ...carrier,
    typeLabel: readSiteType(kind).label,
    state: judged && level ? levelLabel(judged, level) : null,
    rank: judged && level ? rankOf(judged, level) : null,
  };
};

export type CarryingPlace = ReturnType<typeof tell>;

/** How many of the places were last seen in each state, the best first, those that nobody saw last. */
function countStates(places: CarryingPlace[]): { state: string | null; places: number }[] {
  const states = Map.groupBy(places, ({ state }) => state);
  return [...states]
    .sort(([, [a]], [, [b]]) => (a?.rank ?? 99) - (b?.rank ?? 99))
    .map(([state, each]) => ({ state, places: each.length }));
}

/** The attributes a place carries, for who asks, and those it may carry for who may say so. */
export async function readAttributesOfSite(context: Context, siteId: string) {
  const { site } = await seenSite(context, siteId);
  const attributes = await listAttributesOf(context.db, siteId);
  return {
    site,
    attributes,
    works: may(context.actor, 'work.read', site),
    mayEdit: attributes.length > 0 && may(context.actor, 'attribute.edit', site),
  };
}

/** The same for who says which it carries. */
export async function readAttributesToSay({ db, actor }: Context, siteId: string) {
  const site = await watchedSite(db, siteId);
  authorise(actor, 'attribute.edit', site);
  return { name: site.name, attributes: await listAttributesOf(db, siteId) };
}

export type AttributesOfSite = Awaited<ReturnType<typeof readAttributesOfSite>>;

/** The words of an organisation's attributes and how many places carry each, in their order. */
export const readAttributes = ({ db }: Context, organisationId: string): Promise<Attribute[]> =>
  listAttributes(db, { organisationIds: [organisationId] });
