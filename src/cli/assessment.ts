import { parseArgs } from 'node:util';
import { readAssessments, type Verified, verifyAssessment } from '../assessment/index.ts';
import type { Context } from '../identity/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { printCount, wide } from '../kernel/french.ts';
import { withInstallation } from './installation.ts';
import { print, printColumns, printJson } from './output.ts';

const options = { campaign: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** `assessment list`, `assessment verify` (all that are published, or `--campaign ID`). */
export async function assessment([verb, ...args]: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (verb === 'list') return withInstallation((context) => list(context, values.json));
  if (verb === 'verify') return withInstallation((context) => verify(context, values));
  throw new DomainError(
    'invalid',
    'unknown_subcommand',
    `Dites quoi faire${wide}: assessment list ou assessment verify.`,
  );
}

async function list(context: Context, json: boolean): Promise<number> {
  const { campaigns } = await readAssessments(context);
  const told = campaigns.map(({ id, title, organisation, grid, startsOn, endsOn, siteCount, sha256 }) => ({
    ...{ id, title, organisation, grid, startsOn, endsOn, sites: siteCount, sha256 },
  }));
  if (json) printJson(told);
  else if (told.length === 0) print('Aucune campagne d’évaluation pour l’instant.');
  else
    printColumns(
      told.map(({ id, endsOn, organisation, sha256, title }) => [
        id,
        endsOn,
        organisation,
        sha256 ? 'publiée' : 'non publiée',
        title,
      ]),
    );
  return 0;
}

async function verify(context: Context, { campaign, json }: { campaign?: string; json: boolean }): Promise<number> {
  const published = (await readAssessments(context)).campaigns.filter(({ publishedAt }) => publishedAt);
  const asked = campaign ? [{ id: campaign, title: campaign }] : published;
  const told: ({ id: string; title: string } & Verified)[] = [];
  for (const { id } of asked) {
    const title = published.find((each) => each.id === id)?.title ?? id;
    told.push({ id, title, ...(await verifyAssessment(context, { id })) });
  }
  if (json) printJson(told);
  else if (told.length === 0) print('Aucune campagne publiée à vérifier.');
  else for (const each of told) print(tell(each));
  return told.every(isSound) ? 0 : 1;
}

const isSound = ({ holds, wrong, stray }: Verified): boolean => holds && wrong.length + stray.length === 0;

function tell(verified: { title: string } & Verified): string {
  const { title, holds, wrong, stray, sha256, records, changed } = verified;
  const known = printCount(records, 'donnée figée', 'données figées');
  const since = changed ? `, dont ${changed} changées ou retirées depuis` : '';
  if (isSound(verified)) return `${title}${wide}: intacte, empreinte ${sha256}, ${known}${since}.`;
  const faults = [
    !holds && 'le contenu n’est plus celui de l’empreinte',
    wrong.length > 0 && `des totaux ne suivent pas des données figées (${wrong.join(', ')})`,
    stray.length > 0 && `la carte et les indicateurs ont un autre score (${stray.join(', ')})`,
  ].filter(Boolean);
  return `${title}${wide}: ${faults.join('\u202f; ')}. Reprenez une sauvegarde.`;
}
