import type { Context } from '../src/identity/index.ts';
import { checklistKey } from '../src/report/checking/checklist.rule.ts';
import { checkReport, waiveFindings } from '../src/report/index.ts';
import type { EditionFile } from './publication.ts';

/** Accepts the findings that the file names; one that is no longer found stops the loading. */
export async function waiveAll(context: Context, editionId: string, waivers: EditionFile['waivers']): Promise<void> {
  if (waivers.length === 0) return;
  const { findings, checklist } = await checkReport(context.db, editionId);
  for (const { code, about, reason } of waivers) {
    const findingKeys = [
      ...findings.filter((finding) => finding.code === code && finding.sentence.includes(about)).map(({ key }) => key),
      ...checklist
        .filter((item) => code === 'checklist' && item.code === about && !item.met)
        .map((item) => checklistKey(item.code)),
    ];
    if (findingKeys.length === 0) throw new Error(`no finding ${code} speaks of ${about}`);
    await waiveFindings(context, { editionId, findingKeys, reason });
  }
}
