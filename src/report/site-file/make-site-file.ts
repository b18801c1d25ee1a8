import type { Context } from '../../identity/index.ts';
import { readSiteProgramme } from '../../programme/index.ts';
import { readPlan, readSite } from '../../site/index.ts';
import { readCondition, readPressures } from '../../watch/index.ts';
import { renderDocument } from '../render/index.ts';
import { planId, printSiteFile } from './site-file-pieces.ts';

/** The printed file of a place: all that who asks may read of it, with a plan where it is drawn. */
export async function makeSiteFile(context: Context, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [file, plan, condition, { pressures }, programme] = await Promise.all([
    readSite(context, id),
    readPlan(context, id),
    readCondition(context, id),
    readPressures(context, id),
    readSiteProgramme(context, id),
  ]);
  const at = context.effects.now().toISOString();
  const printed = printSiteFile({ ...file, condition, pressures, programme, hasPlan: plan !== null, at });
  const bytes = await renderDocument(printed, 'pdf', plan ? { [planId]: plan } : {});
  return { name: `${file.type.label} ${file.site.name}`, bytes };
}
