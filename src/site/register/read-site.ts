import type { Context } from '../../identity/index.ts';
import { may, organisationsWhere } from '../../identity/index.ts';
import { readSiteType } from '../read-site-types.ts';
import { commonFields, type SiteField } from '../site-type.ts';
import { seenSite } from './seen-site.ts';
import {
  listChildren,
  listCrossedTerritories,
  listCrossedZones,
  listIdentifiers,
  listOverlapping,
  listParties,
  listProtections,
} from './site-parts.sql.ts';
import { type SourcedValue, type Standing, standingOf } from './standing.rule.ts';
import { listOutlines, listValues } from './standing.sql.ts';
import { standingGeometry } from './standing-geometry.rule.ts';

/** An attribute of a place as its page shows it: what stands, and what others say. */
export interface ReadField {
  field: Pick<SiteField, 'key' | 'label' | 'kind' | 'unit'>;
  standing: Standing<SourcedValue> | null;
}

/** Everything the register knows of one place, for who asks: visitors see what is published, and no private owner. */
export async function readSite(context: Context, id: string) {
  const { db, actor } = context;
  const { site, works } = await seenSite(context, id);
  const type = readSiteType(site.kind);
  const worksIn = organisationsWhere(actor, 'work.read');
  // A small zone would tell where a vulnerable place is.
  const mayPlace = works || !site.vulnerable;
  const [values, identifiers, parties, protections, territories, zones, children, overlapping, outlines] =
    await Promise.all([
      listValues(db, [id]),
      listIdentifiers(db, id),
      listParties(db, id),
      listProtections(db, worksIn, id),
      listCrossedTerritories(db, id),
      listCrossedZones(db, worksIn, id),
      listChildren(db, worksIn, id),
      listOverlapping(db, worksIn, id),
      listOutlines(db, id),
    ]);
  const drawn = standingGeometry(outlines)?.id;
  const byField = Map.groupBy(values, ({ field }) => field);
  const fields = [...commonFields, ...type.fields].map(
    (field): ReadField => ({ field, standing: standingOf(byField.get(field.key) ?? []) ?? null }),
  );
  return {
    site,
    type: { name: type.name, label: type.label },
    fields,
    identifiers,
    parties: works ? parties : parties.filter(({ privatePerson }) => !privatePerson),
    protections: mayPlace ? protections : protections.map((each) => ({ ...each, zoneId: null, zone: null })),
    territories,
    zones: mayPlace ? zones : [],
    children,
    overlapping,
    outlines: mayPlace ? outlines.map((outline) => ({ ...outline, drawn: outline.id === drawn })) : [],
    mayEdit: works && may(actor, 'site.edit', site),
    mayRule: works && may(actor, 'site.rule', site),
  };
}

export type SiteFile = Awaited<ReturnType<typeof readSite>>;
