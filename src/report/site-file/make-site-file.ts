import type { Context } from '../../identity/index.ts';
import { readLatestShots } from '../../photo/index.ts';
import { readSiteProgramme } from '../../programme/index.ts';
import { readPlan, readSite } from '../../site/index.ts';
import { readAttributesOfSite, readCondition, readPhotos, readPressures } from '../../watch/index.ts';
import { renderDocument } from '../render/index.ts';
import { conditionPhotographs, shotPhotographs } from './photographs.ts';
import { planId, printSiteFile } from './site-file-pieces.ts';

/** The printed file of a place: all that who asks may read of it, with a plan where it is drawn, and its last photographs. */
export async function makeSiteFile(
  context: Context & { dataFolder: string },
  id: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const [file, plan, condition, { attributes }, { pressures }, programme, shots] = await Promise.all([
    readSite(context, id),
    readPlan(context, id),
    readCondition(context, id),
    readAttributesOfSite(context, id),
    readPressures(context, id),
    readSiteProgramme(context, id),
    readLatestShots(context, { siteId: id, size: 'small', most: 6 }),
  ]);
  const taken = conditionPhotographs(condition, file.site.name);
  const contents = await readPhotos(
    context,
    id,
    taken.map((photograph) => photograph.id),
    'small',
  );
  const photographs = [...shotPhotographs(shots), ...taken.filter((photograph) => contents.has(photograph.id))];
  const at = context.effects.now().toISOString();
  const printed = printSiteFile({
    ...file,
    attributes,
    condition,
    pressures,
    programme,
    photographs,
    hasPlan: plan !== null,
    at,
  });
  const bytes = await renderDocument(printed, 'pdf', {
    charts: plan ? { [planId]: plan } : {},
    photographs: Object.fromEntries([...contents, ...shots.map(({ shot, content }) => [shot.id, content] as const)]),
  });
  return { name: `${file.type.label} ${file.site.name}`, bytes };
}
