import { groupBars, inPrint } from '../../assessment/chart/group-bars.ts';
import { readAssessment, readSiteScore } from '../../assessment/index.ts';
import type { Context } from '../../identity/index.ts';
import { renderDocument } from '../render/index.ts';
import { planId, printCampaign } from './campaign-pieces.ts';
import { barsId, printSiteScore } from './site-score-pieces.ts';

interface MadeFile {
  name: string;
  bytes: Uint8Array;
}

/** A published campaign is dated from its publication, so that its papers are the same each time. */
const dateOf = ({ effects }: Context, { publishedAt }: { publishedAt: string | null }): string =>
  new Date(publishedAt ?? effects.now()).toISOString();

/** What a site's score is made of as PDF/UA; it is given away, so that it names no sensitive species, whoever asks. */
export async function makeSiteScoreFile(context: Context, id: string, site: string): Promise<MadeFile> {
  const read = await readSiteScore(context, id, site, true);
  const bars = read.criteria.map(({ label, score }) => ({ label, value: score }));
  const bytes = await renderDocument(printSiteScore({ ...read, at: dateOf(context, read.campaign) }), 'pdf', {
    charts: { [barsId]: groupBars('Points de chaque critère', bars, inPrint) },
  });
  return { name: `Score ${read.site.name} ${read.campaign.title}`, bytes };
}

/** The report of a campaign as PDF/UA. */
export async function makeCampaignFile(context: Context, id: string): Promise<MadeFile> {
  const read = await readAssessment(context, id, 'sets');
  const bars = read.coverage.map(({ label, done, sum }) => ({ label, value: done === 0 ? null : sum }));
  const bytes = await renderDocument(printCampaign({ ...read, at: dateOf(context, read.campaign) }), 'pdf', {
    charts: {
      [barsId]: groupBars('Points de chaque critère', bars, inPrint),
      ...(read.plan ? { [planId]: read.plan.svg } : {}),
    },
  });
  return { name: `Rapport ${read.campaign.title}`, bytes };
}
