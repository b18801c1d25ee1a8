import { use, useCallback, useState } from 'react';
import { useRevalidator } from 'react-router';
import { searchIndicators } from '../../../indicator/index.ts';
import type { Db } from '../../../kernel/db/index.ts';
import { DomainError } from '../../../kernel/errors.ts';
import { searchTerritories } from '../../../territory/index.ts';
import { CsrfContext } from '../../../web/components/form.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, reading } from '../../../web/forms.ts';
import { useHydrated } from '../../../web/use-hydrated.ts';
import { checkReport } from '../../checking/check-edition.ts';
import { readSheet } from '../../sheet/read-sheet.ts';
import { sheetFor } from '../../sheet/save-sheet.ts';
import type { SheetFinding, SheetView } from '../../sheet/sheet-view.ts';
import { ConflictPanel } from '../editor/conflict-panel.tsx';
import { findFigures } from '../editor/find-figures.ts';
import { RestoreDraft } from '../editor/restore-draft.tsx';
import { useAutosave } from '../editor/use-autosave.ts';
import type { Writing } from '../editor/writing.ts';
import type { Route } from './+types/sheet';
import { Answer, doneWords } from './answer.tsx';
import { HelpColumn } from './help-column.tsx';
import { intents } from './intents.ts';
import { Outline } from './outline.tsx';
import { Part } from './part.tsx';
import { SaveBar } from './save-bar.tsx';
import { SheetHead } from './sheet-head.tsx';
import { type TabCode, Tabs } from './tabs.tsx';
import './sheet.css';

export async function loader({ request, context, params }: Route.LoaderArgs) {
  return reading(request, async () => {
    const asked = new URL(request.url).searchParams;
    const world = contextOf(context);
    const view = await readSheet(world, params.id);
    const [wanted, commune] = [asked.get('chercher')?.trim(), asked.get('commune')?.trim()];
    const { organisationId } = wanted ? await sheetFor(world, params.id, 'sheet.read') : { organisationId: '' };
    return {
      view,
      search: {
        text: wanted ?? '',
        keyFigures: asked.get('dans') === 'key',
        found: wanted ? await searchIndicators(world.db, organisationId, wanted) : null,
      },
      findings: asked.has('alertes') ? await findingsOf(world.db, view) : null,
      places: commune ? { text: commune, places: await searchTerritories(world.db, commune, 'commune', 12) } : null,
    };
  });
}

/** The checks read the whole edition, since figures contradict each other across sheets: only when asked for. */
async function findingsOf(db: Db, view: SheetView): Promise<SheetFinding[]> {
  const { findings } = await checkReport(db, view.edition.id);
  return findings
    .filter(({ place, waiver }) => place.href === `/travail/fiches/${view.id}` && !waiver)
    .map(({ key, tier, sentence }) => ({ key, tier, sentence }));
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    const intent = intents[String(form.get('intent') ?? 'save').split(':')[0] ?? ''];
    if (!intent) throw new DomainError('invalid', 'unknown_intent', 'Ce bouton n’existe plus : rechargez la page.');
    return intent(contextOf(context), params.id, form);
  });
}

export default function Sheet({ loaderData, actionData, params }: Route.ComponentProps) {
  // Another sheet is another page: nothing of the former one's editors may stay.
  return <SheetPage key={params.id} loaderData={loaderData} actionData={actionData} />;
}

function SheetPage({ loaderData, actionData }: Pick<Route.ComponentProps, 'loaderData' | 'actionData'>) {
  const { view, search, places, findings } = loaderData;
  const [tab, setTab] = useState<TabCode>('saisie');
  const { revalidate } = useRevalidator();
  const onConflict = useCallback(() => void revalidate(), [revalidate]);
  const writing = writingOf(view);
  const autosave = useAutosave({ ...writing, csrf: use(CsrfContext), onConflict });
  const find = useCallback((text: string) => findFigures(writing.address, text), [writing.address]);
  const paused = autosave.status.kind === 'conflict' || view.conflicts.some(({ mine }) => mine);
  return (
    <div className="page sheet-page">
      <title>{`${view.code} ${view.title} – ${view.edition.title} – Carreau`}</title>
      <SheetHead view={view} />
      <SaveBar view={view} status={autosave.status} done={doneWords(actionData)} flush={autosave.flush} />
      <Answer answer={actionData} />
      <RestoreDraft writing={writing} onResume={autosave.resume} />
      <Tabs current={tab} onChoose={setTab} />
      <div className="sheet-columns" data-tabs={useHydrated() ? 'on' : 'off'} data-tab={tab}>
        <div className="sheet-outline" id="plan">
          <Outline view={view} />
        </div>
        <div className="sheet-parts" id="saisie">
          {view.conflicts.map((conflict) => (
            <ConflictPanel key={conflict.revisionId} writing={writing} conflict={conflict} what="la fiche" />
          ))}
          {view.parts.map((part) => (
            <Part
              key={part.code}
              part={part}
              view={view}
              answer={actionData}
              search={search}
              places={places}
              paused={paused}
              find={find}
              onChange={autosave.change}
            />
          ))}
        </div>
        <aside className="sheet-help" id="aide" aria-label="Aide à la saisie">
          <HelpColumn view={view} findings={findings} />
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
