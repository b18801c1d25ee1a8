import { type Context, visitor } from '../src/identity/index.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { type SiteInput, stateSite } from '../src/site/index.ts';
import type { ObservationInput } from '../src/watch/condition/observation.ts';
import { aContext, anOrganisation } from './builders.ts';

/** A register of places, with those who work on it; the tests' clock says 1 February 2021. */
export async function aRegister(db: Db) {
  const place = await anOrganisation(db);
  const organisationId = place.organisation.id;
  const coordinator = await aContext(db, 'coordinator', place);
  const guest: Context = { ...coordinator, actor: visitor };
  const aSite = async (more: Partial<SiteInput> = {}) => {
    const stated = await stateSite(coordinator, {
      organisationId,
      kind: 'batiment',
      name: 'École Curie',
      published: true,
      source: { title: 'Inventaire', asOf: '2012-06-30' },
      ...more,
    });
    return stated.id;
  };
  const seen = (siteId: string, more: Partial<ObservationInput> = {}): ObservationInput => ({
    id: crypto.randomUUID(),
    siteId,
    observedOn: '2020-06-12',
    level: 'moyen',
    ...more,
  });
  return { db, place, organisationId, coordinator, guest, aSite, seen };
}
