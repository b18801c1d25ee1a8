import { useEffect, useRef } from 'react';
import { listServices } from '../../identity/index.ts';
import { frenchDay, printCount } from '../../kernel/french.ts';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { countFindings } from '../checking/count-findings.ts';
import { addSheets, removeSheets } from '../edition/add-sheets.ts';
import { answerDecision, readAnsweredDecision } from '../edition/answer-decision.ts';
import { assignSheets } from '../edition/assign-sheets.ts';
import { listBoardSheets } from '../edition/board.sql.ts';
import { daysLate } from '../edition/board.ts';
import { readCampaign } from '../edition/read-campaign.ts';
import { sheetStateLabel } from '../report-type.ts';
import type { Route } from './+types/campaign-board';
import { AnsweredDecision } from './answered-decision.tsx';
import { AddSheet } from './board-forms.tsx';
import { BoardGroups } from './board-groups.tsx';
import { CampaignHeader } from './campaign-head.tsx';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const { edition, type, head } = await readCampaign(world, params.id);
    const today = frenchDay(world.effects.now());
    const rows = await listBoardSheets(world.db, edition.id);
    const services = head.mayEdit ? await listServices(world.db, edition.organisationId) : [];
    const open = ['preparation', 'collection', 'review'].includes(edition.state);
    const alerts = open ? await countFindings(world.db, edition) : undefined;
    const sheets = rows.map((sheet) => ({
      ...sheet,
      alerts: alerts?.get(`/travail/fiches/${sheet.id}`) ?? null,
      late: daysLate(sheet, today),
      stateLabel: sheetStateLabel(type, sheet.state),
    }));
    const sections = type.sections.filter((section) => section.sheetKind);
    return {
      head,
      today,
      sheets,
      decision: await readAnsweredDecision(world, edition),
      open: head.mayEdit && open,
      services: services.map(({ id, name }) => ({ id, name })),
      sections: sections.map(({ code, number, label }) => ({ code, label: number ? `${number}, ${label}` : label })),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return answering(request, form, async () => {
    const sheetIds = form.getAll('fiche').map(String);
    const editionId = params.id;
    if (text('faire') === 'ajouter') {
      const sheet = { section: text('partie'), title: text('titre'), serviceId: text('nouveau_service') || null };
      const { sheets } = await addSheets(world, { editionId, sheets: [sheet] });
      return { done: `La fiche ${sheets[0]?.code} est ajoutée.` };
    }
    if (text('faire') === 'repondre') {
      const { added } = await answerDecision(world, { editionId, decisionId: text('decision') });
      return {
        done:
          added > 0
            ? `${printCount(added, 'fiche ajoutée', 'fiches ajoutées')}, une par paragraphe.`
            : 'Chaque paragraphe a déjà sa fiche.',
      };
    }
    if (text('faire') === 'retirer') {
      await removeSheets(world, { editionId, sheetIds });
      return { done: `${printCount(sheetIds.length, 'fiche retirée', 'fiches retirées')}.` };
    }
    const serviceId = text('service');
    const dueOn = text('echeance');
    await assignSheets(world, {
      editionId,
      sheetIds,
      ...(serviceId ? { serviceId } : {}),
      ...(dueOn ? { dueOn } : {}),
    });
    return { done: `${printCount(sheetIds.length, 'fiche confiée', 'fiches confiées')}.` };
  });
}

export type Board = Route.ComponentProps['loaderData'];

export default function BoardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, sheets, open } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const done = actionData && 'done' in actionData ? actionData.done : undefined;
  const place = useRef<HTMLDivElement>(null);
  // What was ticked or typed is done with; after a refusal it stays.
  useEffect(() => {
    if (actionData && 'done' in actionData)
      for (const form of place.current?.querySelectorAll('form') ?? []) form.reset();
  }, [actionData]);
  return (
    <div className="page" ref={place}>
      <CampaignHeader head={head} page="Tableau de bord" />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {done && <Notice tone="done">{done}</Notice>}
      {loaderData.decision && <AnsweredDecision {...loaderData.decision} open={open} />}
      {sheets.length === 0 ? (
        <EmptyState title="La campagne n’a pas encore de fiche">
          <p>
            Ajoutez les fiches du rapport, confiez-les aux services, puis ouvrez la collecte à la page
            «&nbsp;Étapes&nbsp;».
          </p>
        </EmptyState>
      ) : (
        <BoardGroups board={loaderData} refused={refused} />
      )}
      {open && <AddSheet services={loaderData.services} sections={loaderData.sections} kept={refused?.kept ?? {}} />}
    </div>
  );
}
