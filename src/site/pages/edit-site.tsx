import { Form, Link, redirect } from 'react-router';
import { authorise, listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import { differences } from '../../kernel/differences.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { frenchDay } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { EasyReadField } from '../../web/components/easy-read.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { SideBySide } from '../../web/components/side-by-side.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, reading, typedIn, versionAfter } from '../../web/forms.ts';
import { rereadWhenStale } from '../../web/reread.ts';
import { formValuesOf, inputOf, siteWords } from '../form/site-form.ts';
import {
  listSiteTypes,
  outlineToState,
  readMap,
  readSiteToEdit,
  readSiteType,
  readSources,
  stateSite,
} from '../index.ts';
import { precisionLabels } from '../register/site.ts';
import { zoneKinds } from '../zone-kind.ts';
import type { Route } from './+types/edit-site';
import { atFirst, boundsOf } from './bounds.ts';
import { OutlineField } from './outline-field.tsx';
import {
  IdentifierRows,
  Part,
  PartyRows,
  ProtectionRows,
  SourceFields,
  StandingFields,
  ValueField,
} from './site-form-fields.tsx';
import './site.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const edited = params.id ? await readSiteToEdit(carried, params.id) : undefined;
    const asked = new URL(request.url).searchParams;
    const ids = organisationsWhere(carried.actor, 'site.edit');
    const organisationId = edited?.site.organisationId ?? ids.find((id) => id === asked.get('organisation')) ?? ids[0];
    if (!organisationId) authorise(carried.actor, 'site.edit', { organisationId: '' });
    const types = listSiteTypes().map(({ name, label }) => ({ id: name, name: label }));
    const kind = edited?.site.kind ?? types.find(({ id }) => id === asked.get('type'))?.id;
    const organisations = await listOrganisationNames(carried.db, ids);
    const common = { organisationId: organisationId ?? '', organisations, types, baseMap: carried.baseMap };
    return { ...common, ...(kind && { entry: await entryOf(carried, kind, edited, organisationId ?? '') }) };
  });
}

type Edited = Awaited<ReturnType<typeof readSiteToEdit>>;

/** What the form of a type shows: its fields and what is said of them today. */
async function entryOf(carried: RequestContext, kind: string, edited: Edited | undefined, organisationId: string) {
  const { label, level, fields } = readSiteType(kind);
  const standing = new Map(edited?.fields.map((each) => [each.field.key, each.standing ?? undefined]));
  const { extent } = await readMap(carried, {}, 1);
  const today = frenchDay(carried.effects.now());
  return {
    kind,
    label,
    level,
    fields: fields.map((field) => ({ field, standing: standing.get(field.key) })),
    id: edited?.site.id,
    name: edited?.site.name,
    version: edited?.site.version ?? 0,
    identifiers: edited?.identifiers ?? [],
    zones: Object.fromEntries(edited ? zonesToName(edited) : []),
    sources: await readSources(carried, organisationId),
    extent: boundsOf(edited?.site.geometry?.coordinates) ?? extent ?? atFirst,
    values: {
      Title: `Saisie de ${carried.actor.person?.name ?? 'l’équipe'}`,
      On: today,
      ...(edited && formValuesOf(edited)),
    } as FormValues,
  };
}

/** Zones that may draw a protection: those the place lies in, and those already named. */
const zonesToName = ({ zones, protections }: NonNullable<Edited>): [string, string][] => [
  ...zones.map(({ id, kind, name }): [string, string] => [id, name || zoneKinds[kind].label]),
  ...protections.flatMap(({ zoneId, zone }): [string, string][] => (zoneId ? [[zoneId, zone ?? '']] : [])),
];

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const values: FormValues = Object.fromEntries(typedIn(form));
    const edited = params.id ? await readSiteToEdit(carried, params.id) : undefined;
    if (params.id && !values.version) throw missing('La version de départ');
    const organisationId = edited?.site.organisationId ?? values.organisation ?? '';
    authorise(carried.actor, 'site.edit', { organisationId });
    const kind = edited?.site.kind ?? values.kind ?? '';
    const before = edited ? formValuesOf(edited) : {};
    const { fields } = readSiteType(kind);
    const { emptied, ...input } = inputOf(values, before, kind, fields);
    const gone = fields.find(({ key }) => emptied.includes(key));
    if (gone) throw valueKept(gone.label);
    const typed = values.outline?.trim() ?? '';
    const drawn = typed && typed !== before.outline ? await outlineToState(carried, typed) : null;
    const place = { organisationId, parentId: edited?.site.parentId ?? null, geometry: drawn?.geometry ?? null };
    const { id } = await stateSite(carried, { ...input, ...place, ...(params.id && { id: params.id }) });
    return redirect(`/sites/${id}${drawn?.mended ? '?contour=repare' : ''}`);
  });
}

const valueKept = (label: string) =>
  new DomainError(
    'invalid',
    'value_kept',
    `«\u00a0${label}\u00a0»\u00a0: ce qu’une source a dit n’est pas effacé. Remettez la valeur, ou écartez-la sur la page du site.`,
  );

export const shouldRevalidate = rereadWhenStale;

export default function EditSite({ loaderData, actionData }: Route.ComponentProps) {
  const { entry } = loaderData;
  if (!entry) return <ChooseType {...loaderData} />;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const stale = refused?.code === 'changed_meanwhile' && entry.id !== undefined;
  const values: FormValues = refused?.kept ?? entry.values;
  const words = (of: FormValues) =>
    siteWords(
      of,
      entry.fields.map(({ field }) => field),
    );
  const title = entry.id ? `Modifier ${entry.name}` : `Ajouter un site : ${entry.label.toLowerCase()}`;
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link>
        {entry.id && (
          <>
            {' › '}
            <Link to={`/sites/${entry.id}`}>{entry.name}</Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {stale && <SideBySide differences={differences(words(values), words(entry.values))} />}
      <ProtectedForm className="stack site-form" key={`${entry.kind} ${refused?.facts.version ?? ''}`}>
        <input type="hidden" name="organisation" value={loaderData.organisationId} />
        <input type="hidden" name="kind" value={entry.kind} />
        {entry.id && <input type="hidden" name="version" value={versionAfter(refused, entry.version)} />}
        <SiteFormParts entry={entry} values={values} baseMap={loaderData.baseMap} />
        <div className="form-foot">
          <button type="submit" className="main">
            Enregistrer le site
          </button>
        </div>
      </ProtectedForm>
    </div>
  );
}

type Entry = NonNullable<Route.ComponentProps['loaderData']['entry']>;

function SiteFormParts({ entry, values, baseMap }: { entry: Entry; values: FormValues; baseMap: string | null }) {
  return (
    <>
      <Part title="Qui le dit">
        <p className="field-hint">
          Une source pour tout ce que vous changez ici{'\u00a0'}; un champ peut en avoir une autre. Ce que d’autres
          sources disent reste à côté.
        </p>
        <SourceFields values={values} sources={entry.sources} />
      </Part>
      <Part title="Le site">
        <Field label="Nom du site">
          {(ids) => <input {...ids} name="name" required defaultValue={values.name ?? ''} />}
        </Field>
        <EasyReadField value={values.easyRead} />
        <div className="site-values">
          {entry.fields.map(({ field, standing }) => (
            <ValueField key={field.key} field={field} standing={standing} values={values} sources={entry.sources} />
          ))}
        </div>
        {entry.identifiers.length > 0 && (
          <p>
            Numéros connus{'\u00a0'}: {entry.identifiers.map(({ value }) => value).join(', ')}.
          </p>
        )}
        <IdentifierRows values={values} />
      </Part>
      <Part title="Où il est">
        <OutlineField outline={values.outline ?? ''} extent={entry.extent} baseMap={baseMap} />
        <ChoiceField
          label="Précision de ce contour"
          name="precision"
          choices={(['exact', 'simplified', 'commune'] as const).map((id) => ({ id, name: precisionLabels[id] }))}
          chosen={values.precision}
        />
        <Field label="Communes" hint="Utile quand rien n’est dessiné : un nom ou un code INSEE par ligne.">
          {(ids) => <textarea {...ids} name="communes" rows={2} defaultValue={values.communes ?? ''} />}
        </Field>
      </Part>
      <Part title="À qui il est, ce qui le protège">
        <PartyRows values={values} />
        <ProtectionRows values={values} zones={entry.zones} />
      </Part>
      <Part title="Qui le voit">
        <StandingFields values={values} level={entry.level} />
      </Part>
    </>
  );
}

function ChooseType({ types, organisations, organisationId }: Route.ComponentProps['loaderData']) {
  return (
    <div className="page">
      <title>Ajouter un site – Carreau</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link>
      </p>
      <h1>Ajouter un site</h1>
      <Form method="get" className="stack site-choice">
        {organisations.length > 1 && (
          <ChoiceField label="Organisation" name="organisation" choices={organisations} chosen={organisationId} />
        )}
        <ChoiceField label="Type de site" name="type" choices={types} hint="Il décide des champs à remplir." />
        <div>
          <button type="submit" className="main">
            Continuer
          </button>
        </div>
      </Form>
    </div>
  );
}
