import { z } from 'zod';
import { day } from '../src/kernel/day.ts';
import { pickSites } from '../src/site/index.ts';
import { addPlaces, assessPressure, recordObservation, saveCampaign } from '../src/watch/index.ts';
import type { Publisher } from './cast.ts';
import { markInvented, nameSitesOf, stateVisited } from './demo.sql.ts';
import { readYaml } from './publication.ts';

const tour = { title: z.string(), purpose: z.string(), startsOn: day };

const visitsFile = z.strictObject({
  survey: z.strictObject({ ...tour, endsOn: day, visited: z.int(), source: z.string() }),
  invented: z.strictObject({
    on: day,
    tour: z.strictObject(tour),
    observations: z.array(
      z.strictObject({
        site: z.string(),
        on: day,
        level: z.string(),
        saw: z.array(z.string()),
        access: z.enum(['outside', 'none']).default('outside'),
        tour: z.boolean().default(false),
      }),
    ),
    pressures: z.array(z.looseObject({ site: z.string(), factor: z.string(), sides: z.array(z.string()) })),
  }),
});

/** What a report says of a survey, and an invented tour, marked so, on the places that the report names. */
export async function makeTour(publisher: Publisher): Promise<void> {
  const { survey, invented } = visitsFile.parse(readYaml('veille-2018', 'visites.yaml'));
  const coordinator = publisher.coordinator(invented.on);
  const { db } = coordinator;
  const { visited, source, ...planned } = survey;
  const kept = await saveCampaign(coordinator, { organisationId: publisher.id, ...planned, closed: true });
  await stateVisited(db, kept.id, { statedVisited: visited, statedSource: source });
  const { id: campaignId } = await saveCampaign(coordinator, { organisationId: publisher.id, ...invented.tour });
  await addPlaces(coordinator, { campaignId, filter: {} });
  const sites = await nameSitesOf(db, await pickSites(db, {}, publisher.id));
  const idOf = (name: string): string => {
    const id = sites.get(name);
    if (!id) throw new Error(`no place of the demonstration is called ${name}`);
    return id;
  };
  for (const { site, on, level, saw, access, tour: toured } of invented.observations)
    await recordObservation(coordinator, {
      id: crypto.randomUUID(),
      siteId: idOf(site),
      campaignId: toured ? campaignId : null,
      observedOn: on,
      level,
      access,
      pathologies: saw,
      audience: 'everyone',
    });
  for (const { site, factor, sides, ...degrees } of invented.pressures)
    await assessPressure(coordinator, {
      ...degrees,
      ...Object.fromEntries(sides.map((side) => [side, true])),
      siteId: idOf(site),
      factor,
      assessedOn: invented.on,
      audience: 'everyone',
    });
  await markInvented(db, publisher.id, campaignId);
}
