import { use, useCallback, useMemo, useState } from 'react';
import { useRevalidator } from 'react-router';
import { tellChanges } from '../../../identity/index.ts';
import { CsrfContext } from '../../../web/components/form.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, reading } from '../../../web/forms.ts';
import { useUnsaved } from '../../../web/use-unsaved.ts';
import { readSheet } from '../../sheet/read-sheet.ts';
import type { SheetView } from '../../sheet/sheet-view.ts';
import { ConflictPanel } from '../editor/conflict-panel.tsx';
import { findersAt } from '../editor/find-figures.ts';
import { RestoreDraft } from '../editor/restore-draft.tsx';
import { useAutosave } from '../editor/use-autosave.ts';
import { useFindings } from '../editor/use-findings.ts';
import type { Writing } from '../editor/writing.ts';
import type { Route } from './+types/sheet';
import { Answer } from './answer.tsx';
import { doneOf } from './done.ts';
import { HelpColumn } from './help-column.tsx';
import { pressButton } from './intents.ts';
import { Outline } from './outline.tsx';
import { Part } from './part.tsx';
import { SaveBar } from './save-bar.tsx';
import { SheetForm } from './sheet-form.tsx';
import { SheetHead } from './sheet-head.tsx';
import { type TabCode, Tabs } from './tabs.tsx';
import './sheet.css';

export const loader = ({ request, context, params }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const { view, history } = await readSheet(world, params.id);
    return { view, history: await tellChanges(world, history) };
  });

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, () => pressButton(contextOf(context), params.id, form));
}

export default function Sheet({ loaderData, actionData, params }: Route.ComponentProps) {
  // Another sheet is another page: nothing of the former one's editors may stay.
  return <SheetPage key={params.id} loaderData={loaderData} actionData={actionData} />;
}

const leaving = 'Des saisies ne sont pas enregistrées. Quitter la fiche quand même\u202f?';

function SheetPage({ loaderData, actionData }: Pick<Route.ComponentProps, 'loaderData' | 'actionData'>) {
  const { view, history } = loaderData;
  const [tab, setTab] = useState<TabCode>('saisie');
  const done = doneOf(actionData);
  const [unsaved, onTyped] = useUnsaved(done, leaving);
  const { revalidate } = useRevalidator();
  const onConflict = useCallback(() => void revalidate(), [revalidate]);
  const writing = writingOf(view);
  const autosave = useAutosave({ ...writing, csrf: use(CsrfContext), onConflict });
  const find = useMemo(() => findersAt(writing.address, view.evidence), [writing.address, view.evidence]);
  const findings = useFindings(writing, autosave.status);
  const paused = autosave.status.kind === 'conflict' || view.conflicts.some(({ mine }) => mine);
  return (
    <div className="page sheet-page">
      <title>{`${view.code} ${view.title} – ${view.edition.title} – Carreau`}</title>
      <SheetHead view={view} />
      <SaveBar view={view} status={autosave.status} unsaved={unsaved} done={done?.done} />
      <Answer answer={actionData} />
      <RestoreDraft writing={writing} onResume={autosave.resume} />
      <Tabs current={tab} alerts={findings?.filter(({ tier }) => tier !== 'C').length ?? 0} onChoose={setTab} />
      <div className="sheet-columns" data-tab={tab}>
        <div className="sheet-outline" id="plan">
          <Outline view={view} />
        </div>
        <div className="sheet-parts" id="saisie">
          {view.conflicts.map((conflict) => (
            <ConflictPanel key={conflict.revisionId} writing={writing} conflict={conflict} what="la fiche" />
          ))}
          <SheetForm view={view} flush={autosave.flush} onTyped={onTyped}>
            {view.parts.map((part) => (
              <Part
                key={part.code}
                {...{ part, view, findings, paused, find }}
                answer={actionData}
                onChange={autosave.change}
              />
            ))}
          </SheetForm>
        </div>
        <aside className="sheet-help" id="aide" aria-label="Aide à la saisie">
          <HelpColumn view={view} history={history} findings={findings} compared={done?.findings} />
        </aside>
      </div>
    </div>
  );
}

const writingOf = ({ id, parts, may, ...view }: SheetView): Writing => ({
  ...view,
  address: `/travail/fiches/${id}`,
  fields: parts,
  writable: may.write,
});
