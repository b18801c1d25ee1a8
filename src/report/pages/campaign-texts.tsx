import { type ComponentProps, use, useCallback, useMemo } from 'react';
import { useNavigation, useRevalidator } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { EasyReadField } from '../../web/components/easy-read.tsx';
import { CsrfContext, Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, type Refusal, reading, versionAfter } from '../../web/forms.ts';
import { judgedIn, judgeEditionFinding } from '../checking/judge-edition-finding.ts';
import { settledTexts } from '../conflict-view.ts';
import { readEditionTexts } from '../edition/read-edition-texts.ts';
import { saveEditionEasyRead, saveEditionHead } from '../edition/save-edition.ts';
import { saveEditionTexts, settleEditionTexts } from '../edition/save-edition-texts.ts';
import { isEmptyText } from '../sheet/sheet-content.ts';
import type { SheetFinding } from '../sheet/sheet-view.ts';

import type { Route } from './+types/campaign-texts';
import { CampaignHeader } from './campaign-head.tsx';
import { ConflictPanel } from './editor/conflict-panel.tsx';
import { findersAt } from './editor/find-figures.ts';
import { FindingItems } from './editor/finding-items.tsx';
import { RestoreDraft } from './editor/restore-draft.tsx';
import { RichTextView } from './editor/rich-text-view.tsx';
import { SaveStatusLine, useFlushedSubmit } from './editor/save-status.tsx';
import { TextField } from './editor/text-field.tsx';
import { textName, typedTexts } from './editor/typed-texts.ts';
import { useAutosave } from './editor/use-autosave.ts';
import { useContradicted } from './editor/use-contradicted.ts';
import { useFindings } from './editor/use-findings.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  return reading(request, async () => ({
    ...(await readEditionTexts(contextOf(context), params.id)),
    address: `/travail/campagnes/${params.id}/synthese`,
  }));
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const editionId = params.id;
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return answering(request, form, async () => {
    const baseVersion = Number(form.get('baseVersion'));
    const judged = judgedIn(String(form.get('intent')));
    if (judged) {
      await judgeEditionFinding(world, { editionId, ...judged });
      return { done: 'Merci, votre avis est gardé.' };
    }
    switch (form.get('intent')) {
      case 'head': {
        const head = { version: Number(form.get('version')), title: text('titre'), dueOn: text('echeance') || null };
        await saveEditionHead(world, { editionId, ...head });
        return { done: 'Le titre et la date sont enregistrés.' };
      }
      case 'easy': {
        await saveEditionEasyRead(world, {
          editionId,
          version: Number(form.get('version')),
          easyRead: text('easyRead'),
        });
        return { done: 'Les phrases faciles à lire sont enregistrées.' };
      }
      case 'settle': {
        const { conflicts } = await readEditionTexts(world, editionId);
        const conflict = conflicts.find(({ revisionId }) => revisionId === form.get('revisionId'));
        const texts = conflict ? settledTexts(conflict, (code) => form.get(`choice.${code}`)) : {};
        await settleEditionTexts(world, { editionId, revisionId: text('revisionId'), baseVersion, texts });
        return { done: 'Choix enregistré. L’autre version reste dans l’historique.' };
      }
      default: {
        const { content } = await readEditionTexts(world, editionId);
        const texts = typedTexts(form, content);
        if (Object.keys(texts).length === 0) return { done: 'Les textes sont enregistrés.' };
        const { outcome } = await saveEditionTexts(world, { editionId, baseVersion, texts });
        return { done: outcome === 'saved' ? 'Les textes sont enregistrés.' : keptAside };
      }
    }
  });
}

const keptAside =
  'Quelqu’un a enregistré les textes avant vous. Les vôtres sont gardés à part : choisissez ci-dessous ce qui reste.';

type Texts = Route.ComponentProps['loaderData'];

export default function TextsPage({ loaderData, actionData }: Route.ComponentProps) {
  // Another campaign is another page: nothing of the former one's editors may stay.
  return <TextsOf key={loaderData.address} texts={loaderData} answer={actionData} />;
}

function TextsOf({ texts, answer }: { texts: Texts; answer: Route.ComponentProps['actionData'] }) {
  const { head, address, conflicts, fields, writable } = texts;
  const { revalidate } = useRevalidator();
  const onConflict = useCallback(() => void revalidate(), [revalidate]);
  const autosave = useAutosave({ ...texts, csrf: use(CsrfContext), onConflict });
  const findings = useFindings(texts, autosave.status);
  const find = useMemo(() => findersAt(address, texts.evidence), [address, texts.evidence]);
  const refused = isRefusal(answer) ? answer : undefined;
  const paused = autosave.status.kind === 'conflict' || conflicts.some(({ mine }) => mine);
  return (
    <div className="page">
      <CampaignHeader head={head} page="Textes d’ensemble" />
      {head.frozen && <Notice tone="waiting">L’édition est figée&nbsp;: ses textes ne changent plus.</Notice>}
      <SaveTexts texts={texts} autosave={autosave} done={answer && 'done' in answer ? answer.done : undefined} />
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <RestoreDraft writing={texts} onResume={autosave.resume} />
      <div className="text-columns">
        <Outline texts={texts} />
        <div>
          {conflicts.map((conflict) => (
            <ConflictPanel key={conflict.revisionId} writing={texts} conflict={conflict} what="les textes" />
          ))}
          {writable && <HeadForm edition={texts.edition} refused={refused} />}
          {head.mayEdit && <EasyReadForm edition={texts.edition} refused={refused} />}
          {fields.map((field) => (
            <section key={field.code} id={field.code} className="edition-text">
              <h2>
                {field.label}
                {field.required && <span className="required"> (demandé)</span>}
              </h2>
              {field.hint && <p className="field-hint">{field.hint}</p>}
              <CheckedField
                findings={findings}
                field={field}
                form="texts-form"
                text={texts.content[field.code]}
                printed={texts.printed}
                editable={writable}
                paused={paused}
                kept={refused?.kept[textName(field.code)]}
                find={find}
                onChange={autosave.change}
              />
              {field.previous && (
                <details className="previous">
                  <summary>L’an dernier</summary>
                  <div className="prose">
                    <RichTextView text={field.previous} printed={texts.printed} />
                  </div>
                </details>
              )}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

type CheckedProps = ComponentProps<typeof TextField> & { findings: SheetFinding[] | undefined };

/** A text, with what the checks contradict in it as it is saved. */
function CheckedField({ findings, ...props }: CheckedProps) {
  const { code } = props.field;
  const found = findings?.filter(({ words }) => words.some(({ anchor }) => anchor === code)) ?? [];
  return (
    <>
      <TextField {...props} contradicted={useContradicted(findings, code)} />
      <p role="status" className="visually-hidden">
        {found.length > 0 && printCount(found.length, 'alerte')}
      </p>
      <FindingItems findings={found} form="texts-form" />
    </>
  );
}

interface SaveTextsProps {
  texts: Texts;
  autosave: Pick<ReturnType<typeof useAutosave>, 'status' | 'flush'>;
  done: string | undefined;
}

/** The button is for who has no JavaScript, and for who wants to be sure. */
function SaveTexts({ texts, autosave, done }: SaveTextsProps) {
  const onSubmit = useFlushedSubmit(autosave.flush);
  const busy = useNavigation().state !== 'idle';
  if (!texts.writable) return null;
  return (
    <div className="save-bar">
      <SaveStatusLine status={autosave.status} done={done} />
      <ProtectedForm id="texts-form" onSubmit={onSubmit} preventScrollReset>
        <input type="hidden" name="baseVersion" value={texts.version} />
        <button type="submit" className="main" disabled={busy}>
          Enregistrer les textes
        </button>
      </ProtectedForm>
    </div>
  );
}

const Outline = ({ texts: { fields, content } }: { texts: Texts }) => (
  <nav className="text-outline" aria-label="Textes de l’édition">
    <ol>
      {fields.map(({ code, shortLabel, required }) => {
        const written = !isEmptyText(content[code]);
        const tone = written ? 'tone-accent' : required ? 'tone-amber' : 'tone-quiet';
        return (
          <li key={code}>
            <a href={`#${code}`}>{shortLabel}</a>
            <span className={tone}>
              <span aria-hidden="true">{written ? '✓' : '○'}</span>{' '}
              {written ? 'écrit' : required ? 'à écrire' : 'facultatif'}
            </span>
          </li>
        );
      })}
    </ol>
  </nav>
);

function HeadForm({ edition, refused }: { edition: Texts['edition']; refused: Refusal | undefined }) {
  const kept = refused?.kept ?? {};
  return (
    <ProtectedForm className="head-form" preventScrollReset>
      <input type="hidden" name="version" value={versionAfter(refused, edition.version)} />
      <Field label="Titre du rapport">
        {(ids) => <input {...ids} name="titre" required maxLength={250} defaultValue={kept.titre ?? edition.title} />}
      </Field>
      <Field label="Fiches à rendre le">
        {(ids) => (
          <input {...ids} type="date" name="echeance" defaultValue={kept.echeance ?? edition.dueOn ?? undefined} />
        )}
      </Field>
      <button type="submit" name="intent" value="head">
        Enregistrer
      </button>
    </ProtectedForm>
  );
}

/** Open after the freeze too: who reads them says what to mend. */
function EasyReadForm({ edition, refused }: { edition: Texts['edition']; refused: Refusal | undefined }) {
  return (
    <ProtectedForm className="edition-text stack" preventScrollReset>
      <input type="hidden" name="version" value={versionAfter(refused, edition.version)} />
      <EasyReadField value={refused?.kept.easyRead ?? edition.easyRead} />
      <div>
        <button type="submit" name="intent" value="easy">
          Enregistrer les phrases faciles à lire
        </button>
      </div>
    </ProtectedForm>
  );
}
