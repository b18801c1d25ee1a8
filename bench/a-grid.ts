import { defineIndicators } from '../src/indicator/index.ts';
import type { Db } from '../src/kernel/db/index.ts';
import { realEffects } from '../src/kernel/effects.ts';
import { addSheets, moveEdition, openEdition } from '../src/report/index.ts';
import { aContext, type anOrganisation } from '../test/builders.ts';

/** A sheet of some figures in a campaign that collects, made by a coordinator: the address of its page. */
export async function aGrid(db: Db, place: Awaited<ReturnType<typeof anOrganisation>>, count: number) {
  const context = { ...(await aContext(db, 'coordinator', place)), effects: realEffects };
  const organisationId = place.organisation.id;
  const codes = Array.from({ length: count }, (_, index) => `GRILLE-${index + 1}`);
  const indicators = codes.map((code) => ({ code, label: `Indicateur ${code}`, unit: 't', kind: 'output' as const }));
  const defined = await defineIndicators(context, { organisationId, indicators });
  const { id: editionId } = await openEdition(context, { organisationId, reportType: 'rdd', year: 2020 });
  const { sheets } = await addSheets(context, {
    editionId,
    sheets: [{ section: 'P1', title: 'Une grille de chiffres', serviceId: place.service.id }],
  });
  const sheetId = sheets[0]?.id ?? '';
  const year = { periodKind: 'year' as const, periodStart: '2020-01-01', periodEnd: '2020-12-31' };
  const rows = defined.map(({ id }, position) => ({ sheetId, indicatorId: id, ...year, key: false, position }));
  await db.insertInto('sheetFigure').values(rows).execute();
  await moveEdition(context, { editionId, move: 'start_collection' });
  return { context, codes, page: `/travail/fiches/${sheetId}` };
}
