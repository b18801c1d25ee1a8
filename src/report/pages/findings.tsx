import { redirect } from 'react-router';
import { may } from '../../identity/permission.ts';
import type { Tier } from '../../kernel/finding.ts';
import { printCount, wide } from '../../kernel/french.ts';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { checklistKey } from '../checking/checklist.rule.ts';
import { judgeEditionFinding, readEditionVerdicts } from '../checking/judge-edition-finding.ts';
import type { ChecklistItem } from '../document.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { checkReport, waiveFindings, withdrawWaiver } from '../index.ts';
import type { Route } from './+types/findings';
import { CampaignHeader } from './campaign-head.tsx';
import { AcceptedFindings, type AcceptedItem } from './findings-accepted.tsx';
import { FindingsFilter } from './findings-filter.tsx';
import { bySheet, placesIn, rulesIn } from './findings-groups.ts';
import { Law } from './findings-law.tsx';
import { FindingList, type Waiving } from './findings-list.tsx';
import { alike, filtered, type Reach, reaches, readFilter, tiers, writeFilter } from './findings-view.ts';
import './findings.css';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => {
    const world = contextOf(context);
    const { edition, head } = await readCampaign(world, params.id);
    const search = new URL(request.url).searchParams;
    const filter = readFilter(search);
    const report = await checkReport(world.db, edition.id);
    const standing = report.findings.filter(({ waiver }) => !waiver);
    const shown = filtered(standing, filter);
    const judging = may(world.actor, 'finding.judge', edition)
      ? await readEditionVerdicts(world, edition.id, shown)
      : undefined;
    return {
      head,
      counts: Object.fromEntries(tiers.map((tier) => [tier, standing.filter((one) => one.tier === tier).length])),
      total: standing.length,
      shown: shown.length,
      groups: bySheet(shown, judging),
      rules: rulesIn(standing),
      places: placesIn(standing),
      filter,
      checklist: report.checklist,
      accepted: acceptedOf(report.findings, report.checklist),
      settled: report.settled.map(({ findingKey, sentence }) => ({ key: findingKey, sentence })),
      mayWaive: may(world.actor, 'finding.waive', edition) && !head.frozen,
      waiving: waivingOf(standing, search.get('accepter')),
      done: Number(search.get('fait') ?? 0),
    };
  });
}

function acceptedOf(findings: Awaited<ReturnType<typeof checkReport>>['findings'], checklist: ChecklistItem[]) {
  const legal = checklist.flatMap(({ code, label, waiver }): AcceptedItem[] =>
    waiver ? [{ key: checklistKey(code), sentence: label, ...waiver, at: null }] : [],
  );
  const others = findings.flatMap(({ key, sentence, waiver }): AcceptedItem[] =>
    waiver ? [{ key, sentence, reason: waiver.reason, person: waiver.person, at: waiver.at.toISOString() }] : [],
  );
  return [...legal, ...others];
}

function waivingOf(findings: Parameters<typeof alike>[0], key: string | null): Waiving | null {
  if (!key) return null;
  const chosen = findings.find((finding) => finding.key === key);
  if (!chosen) return { key, inSheet: 1, inEdition: 1 };
  return {
    key,
    inSheet: alike(findings, chosen, 'sheet').length,
    inEdition: alike(findings, chosen, 'edition').length,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const url = new URL(request.url);
  return answering(request, form, async () => {
    const key = String(form.get('key') ?? '');
    const back = writeFilter(readFilter(url.searchParams));
    const page = `/travail/campagnes/${params.id}/alertes`;
    const list = back.size > 0 ? `${page}?${back}` : page;
    if (form.get('intent') === 'withdraw') {
      await withdrawWaiver(world, { editionId: params.id, findingKey: key });
      return redirect(list);
    }
    if (form.get('intent') === 'judge') {
      const verdict = form.get('verdict') === 'right' ? 'right' : 'useless';
      await judgeEditionFinding(world, { editionId: params.id, key, verdict });
      return redirect(list);
    }
    const findingKeys = await keysCovered(world.db, params.id, key, String(form.get('reach') ?? 'one'));
    const reason = String(form.get('reason') ?? '');
    const { waived } = await waiveFindings(world, { editionId: params.id, findingKeys, reason });
    back.set('fait', String(waived));
    return redirect(`${page}?${back}`);
  });
}

async function keysCovered(db: Parameters<typeof checkReport>[0], editionId: string, key: string, asked: string) {
  const reach: Reach = reaches.find((one) => one === asked) ?? 'one';
  if (reach === 'one') return [key];
  const { findings } = await checkReport(db, editionId);
  const chosen = findings.find((finding) => finding.key === key);
  return chosen ? alike(findings, chosen, reach).map((finding) => finding.key) : [key];
}

export default function Findings({ loaderData, actionData }: Route.ComponentProps) {
  const { head, groups, waiving, mayWaive } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page findings">
      <CampaignHeader head={head} page="Alertes" />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {loaderData.done > 0 && !refused && (
        <Notice tone="done">
          {printCount(loaderData.done, 'alerte acceptée', 'alertes acceptées')}, avec votre nom et votre motif.
        </Notice>
      )}
      {head.frozen && (
        <Notice tone="waiting">
          L’édition est figée{wide}: cette liste montre les contrôles tels qu’ils seraient aujourd’hui. Un erratum
          permet de corriger.
        </Notice>
      )}
      <Summary counts={loaderData.counts} accepted={loaderData.accepted.length} />
      <Law
        campaign={`/travail/campagnes/${head.id}`}
        items={loaderData.checklist}
        waiving={waiving}
        mayWaive={mayWaive}
        kept={refused?.kept.reason}
      />
      <section aria-labelledby="liste">
        <h2 id="liste">Dans les fiches</h2>
        {loaderData.total > 0 && <FindingsFilter {...loaderData} />}
        {loaderData.total === 0 && (
          <EmptyState title="Aucune alerte">
            <p>
              Les chiffres saisis s’accordent entre eux, chacun avec sa source. Les contrôles se refont à chaque
              lecture.
            </p>
          </EmptyState>
        )}
        {loaderData.total > 0 && groups.length === 0 && <p>Aucune alerte ne répond à ce choix.</p>}
        {groups.map((group) => (
          <FindingList
            key={group.label}
            group={group}
            filter={loaderData.filter}
            waiving={waiving}
            mayWaive={mayWaive}
            kept={refused?.kept.reason}
          />
        ))}
      </section>
      <AcceptedFindings items={loaderData.accepted} settled={loaderData.settled} mayWaive={mayWaive} />
    </div>
  );
}

const tierWords: Record<Tier, [one: string, many: string]> = {
  A: ['certaine', 'certaines'],
  B: ['probable', 'probables'],
  C: ['à regarder', 'à regarder'],
};

function Summary({ counts, accepted }: { counts: Record<string, number>; accepted: number }) {
  const found = tiers.flatMap((tier) => (counts[tier] ? printCount(counts[tier], ...tierWords[tier]) : []));
  const parts = [...found, ...(accepted > 0 ? [printCount(accepted, 'acceptée', 'acceptées')] : [])];
  if (parts.length === 0) return null;
  return (
    <p className="lead">
      {parts.join(', ')}.{' '}
      {counts.A ? 'Une alerte certaine empêche de figer tant qu’elle n’est ni corrigée ni acceptée.' : ''}
    </p>
  );
}
