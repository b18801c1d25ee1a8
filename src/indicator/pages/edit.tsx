import { Link, redirect } from 'react-router';
import { authorise, listServices } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { readNumber } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import {
  archiveIndicator,
  countingOf,
  declareBreakdown,
  defineIndicator,
  listOfferedSources,
  listPlanNames,
  readIndicatorPage,
  setTargets,
} from '../index.ts';
import type { TargetInput } from '../indicator.ts';
import type { Route } from './+types/edit';
import { keptCounting } from './counting-fields.ts';
import { readDefinition, valuesOf } from './definition-fields.ts';
import { DefinitionForm } from './definition-form.tsx';

const emptyRows = 3;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  const { db, actor } = world;
  return reading(request, async () => {
    const page = await readIndicatorPage(world, params.id);
    if (!page) throw missing('Cet indicateur');
    const { organisationId } = page.indicator;
    authorise(actor, 'indicator.define', { organisationId });
    const [services, plans] = [await listServices(db, organisationId), await listPlanNames(db, organisationId)];
    const counting = countingOf(page.indicator);
    return { ...page, services, plans, counting, sources: listOfferedSources() };
  });
}

type Indicator = { id: string; organisationId: string; code: string };

const intents: Record<string, (context: RequestContext, indicator: Indicator, form: FormData) => Promise<unknown>> = {
  definition: (context, { id, organisationId }, form) =>
    defineIndicator(context, { id, organisationId, ...readDefinition(form) }),
  targets: (context, { organisationId, code }, form) =>
    setTargets(context, { organisationId, targets: readTargets(form, code) }),
  breakdown: (context, { organisationId, code }, form) => {
    const parts = String(form.get('parts') ?? '').split(/[\s,;]+/);
    const label = String(form.get('breakdownLabel') ?? '');
    return declareBreakdown(context, { organisationId, code, label, parts: parts.filter((part) => part !== '') });
  },
  archive: (context, { id, organisationId }, form) =>
    archiveIndicator(context, { organisationId, id, archived: form.get('archived') === 'true' }),
};

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const page = await readIndicatorPage(world, params.id);
    if (!page) throw missing('Cet indicateur');
    const run = intents[String(form.get('intent'))];
    if (!run) throw missing('Ce formulaire');
    await run(world, page.indicator, form);
    return redirect(`/indicateurs/${page.indicator.id}`);
  });
}

/** One row of the form is one target; a year left empty says nothing, a value left empty takes its target away. */
function readTargets(form: FormData, code: string): TargetInput[] {
  const [years, values, plans, sources] = ['year', 'value', 'plan', 'source'].map((name) =>
    form.getAll(name).map(String),
  );
  return (years ?? []).flatMap((year, row) => {
    if (year.trim() === '') return [];
    const typed = values?.[row]?.trim() ?? '';
    const value = typed === '' ? null : (readNumber(typed) ?? typed);
    return [{ code, year: Number(year), value, planId: plans?.[row] || null, source: sources?.[row] ?? '' }];
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function EditIndicator({ loaderData, actionData }: Route.ComponentProps) {
  const { indicator, services, sources } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const again = refused?.kept.intent === 'definition' ? refused : undefined;
  const kept = again?.kept ?? valuesOf(indicator);
  const counting = again ? keptCounting(again.keptLists) : loaderData.counting;
  return (
    <div className="page reading">
      <title>{`Modifier ${indicator.label} – Carreau`}</title>
      <p className="quiet-text">
        <Link to={`/indicateurs/${indicator.id}`}>{indicator.code}</Link>
      </p>
      <h1>{`Modifier «\u00a0${indicator.label}\u00a0»`}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      <ProtectedForm className="stack">
        <input type="hidden" name="intent" value="definition" />
        <DefinitionForm values={kept} {...{ services, sources, counting }} />
        <div className="row">
          <button type="submit" className="main">
            Enregistrer la définition
          </button>
          <Link to={`/indicateurs/${indicator.id}`}>Annuler</Link>
        </div>
      </ProtectedForm>
      <TargetsForm data={loaderData} />
      <BreakdownForm data={loaderData} />
      <ArchiveForm archived={indicator.archivedAt !== null} />
    </div>
  );
}

function TargetsForm({ data: { targets, plans } }: { data: Data }) {
  const kept = targets.map(({ year, value, planId, source }) => ({
    key: `${year} ${planId}`,
    year: String(year),
    value: value.replace('.', ','),
    planId: planId ?? '',
    source,
  }));
  const blank = Array.from({ length: emptyRows }, (_, row) => ({
    key: `vide ${row}`,
    year: '',
    value: '',
    planId: '',
    source: '',
  }));
  return (
    <ProtectedForm>
      <h2>Cibles</h2>
      <p className="field-hint">Une ligne par année. Effacez la valeur d’une ligne pour retirer sa cible.</p>
      <input type="hidden" name="intent" value="targets" />
      <table className="table-rows targets">
        <caption className="visually-hidden">Cibles par année</caption>
        <thead>
          <tr>
            <th scope="col">Année</th>
            <th scope="col">Valeur visée</th>
            <th scope="col">Plan qui la fixe</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {[...kept, ...blank].map((row, index) => (
            <tr key={row.key}>
              <td>
                <input name="year" type="number" aria-label={`Année, ligne ${index + 1}`} defaultValue={row.year} />
              </td>
              <td>
                <input name="value" aria-label={`Valeur visée, ligne ${index + 1}`} defaultValue={row.value} />
              </td>
              <td>
                <select name="plan" aria-label={`Plan, ligne ${index + 1}`} defaultValue={row.planId}>
                  <option value="">aucun</option>
                  {plans.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <input name="source" aria-label={`Source, ligne ${index + 1}`} defaultValue={row.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="submit">Enregistrer les cibles</button>
    </ProtectedForm>
  );
}

function BreakdownForm({ data: { breakdowns } }: { data: Data }) {
  return (
    <>
      <h2>Répartitions</h2>
      {[...breakdowns, { label: '', parts: [] }].map(({ label, parts }) => (
        <ProtectedForm key={label} className="stack">
          <input type="hidden" name="intent" value="breakdown" />
          <div className="form-grid">
            <Field label="Répartition" hint={'Par exemple\u00a0: par statut d’occupation.'}>
              {(ids) => <input {...ids} name="breakdownLabel" defaultValue={label} readOnly={label !== ''} />}
            </Field>
            <Field label="Codes des parties, dans l’ordre" hint="Ensemble, elles doivent faire le total.">
              {(ids) => <input {...ids} name="parts" defaultValue={parts.join(', ')} />}
            </Field>
          </div>
          <div className="row">
            <button type="submit">{label === '' ? 'Ajouter la répartition' : 'Enregistrer la répartition'}</button>
          </div>
        </ProtectedForm>
      ))}
    </>
  );
}

function ArchiveForm({ archived }: { archived: boolean }) {
  return (
    <ProtectedForm>
      <h2>{archived ? 'Sortir des archives' : 'Archiver'}</h2>
      <p className="field-hint">
        Un indicateur archivé ne reçoit plus de valeur et quitte les listes. Ce qui le cite reste en place.
      </p>
      <input type="hidden" name="intent" value="archive" />
      <input type="hidden" name="archived" value={String(!archived)} />
      <button type="submit" className={archived ? undefined : 'danger'}>
        {archived ? 'Sortir des archives' : 'Archiver cet indicateur'}
      </button>
    </ProtectedForm>
  );
}
