import { Link, redirect } from 'react-router';
import { printCount } from '../../kernel/french.ts';
import { Field, ProtectedForm, RequiredMark } from '../../web/components/form.tsx';
import { DropFile, FindingTable } from '../../web/components/imports.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { mappingFields, readMappingChoices } from '../files/mapping-form.ts';
import { columnChoices } from '../files/site-mapping.ts';
import { dropSiteDraft, importSites, listSiteTypes, prepareImport, readSiteDraft } from '../index.ts';
import type { Route } from './+types/import-draft';
import { Columns, LayerChoice, Likely } from './import-parts.tsx';
import './site.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const choices = readMappingChoices(new URL(request.url).searchParams);
    const prepared = await prepareImport(carried, params.draft, choices);
    const { read, ...file } = prepared;
    if (!read) return { ...file, read };
    const { mapping, chosenEpsg } = read;
    const type = 'always' in mapping.type ? mapping.type.always : mapping.type.otherwise;
    const { layers, layer } = file;
    return {
      ...file,
      read: {
        ...read,
        layers,
        layer,
        type,
        types: listSiteTypes().map(({ name, label }) => ({ id: name, name: label })),
        says: columnChoices(type),
        fields: mappingFields({ layer, epsg: chosenEpsg, mapping }),
      },
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const carried = contextOf(context);
  return answering(request, form, async () => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const draft = await readSiteDraft(carried, params.draft);
    if (form.get('intent') === 'drop') {
      await dropSiteDraft(carried, params.draft);
      return redirect('/sites/import');
    }
    const { mapping, layer, epsg } = readMappingChoices(form);
    if (!mapping) return redirect(`/sites/import/${params.draft}`);
    const { created, known } = await importSites(carried, {
      ...draft,
      draftId: params.draft,
      layer,
      epsg,
      mapping,
      merged: new Map(
        [...form.entries()]
          .filter(([name, id]) => name.startsWith('same:') && id !== '')
          .map(([name, id]) => [Number(name.slice(5)), String(id)]),
      ),
      validOnly: text('valables') !== '',
      source: {
        title: text('titre'),
        producer: text('producteur'),
        licence: text('licence'),
        asOf: text('date') || null,
      },
    });
    return redirect(`/sites/import?crees=${created}&completes=${known}`);
  });
}

export default function ImportDraft({ loaderData, actionData }: Route.ComponentProps) {
  const { filename, layers, read } = loaderData;
  return (
    <div className="page">
      <title>Vérifier l’import de sites – Carreau</title>
      <p className="quiet-text">
        <Link to="/sites/import">Importer des sites</Link> › {filename}
      </p>
      <h1>Vérifier avant d’importer</h1>
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      {read ? <ReadFile read={read} filename={filename} /> : <LayerChoice layers={layers} />}
      <DropFile />
    </div>
  );
}

type Read = NonNullable<Route.ComponentProps['loaderData']['read']>;
type DryRun = NonNullable<Read['dryRun']>;

function ReadFile({ read, filename }: { read: Read; filename: string }) {
  const { dryRun, refusal } = read;
  return (
    <>
      {refusal && <Notice tone="refused">{refusal}</Notice>}
      {dryRun && <Counts dryRun={dryRun} filename={filename} />}
      {dryRun && dryRun.found > 0 && (
        <FindingTable title="Ce qu’il faut savoir des lignes" findings={dryRun.findings} found={dryRun.found} />
      )}
      {dryRun && <Ready {...read} dryRun={dryRun} />}
      <Columns {...read} />
    </>
  );
}

function Counts({ dryRun, filename }: { dryRun: DryRun; filename: string }) {
  const { rows, created, known, rejected, empty } = dryRun;
  const parts = [
    printCount(created, 'site à créer', 'sites à créer'),
    ...(known > 0 ? [printCount(known, 'déjà au registre, complété', 'déjà au registre, complétés')] : []),
    ...(rejected > 0 ? [printCount(rejected, 'ligne à corriger', 'lignes à corriger')] : []),
    ...(empty > 0 ? [printCount(empty, 'ligne vide', 'lignes vides')] : []),
  ];
  return (
    <Notice tone={rejected > 0 ? 'refused' : 'done'}>
      {printCount(rows, 'ligne lue', 'lignes lues')} dans «{'\u00a0'}
      {filename}
      {'\u00a0'}»{'\u00a0'}: {parts.join(', ')}.
      {rejected > 0 && ' Corrigez le fichier et envoyez-le de nouveau, ou n’importez que les lignes valables.'}
    </Notice>
  );
}

/** Who says what the file says, and the last word. */
function Ready({ dryRun, fields, source, layer }: Read & { dryRun: DryRun }) {
  const { created, known, rejected, likely, alike } = dryRun;
  if (created + known === 0) return null;
  return (
    <ProtectedForm className="stack import-ready">
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {likely.length > 0 && <Likely likely={likely} alike={alike} />}
      <fieldset className="site-rows">
        <legend>Qui le dit</legend>
        <div className="site-row">
          <Field label="Source">
            {(ids) => <input {...ids} name="titre" required minLength={3} defaultValue={source?.title ?? ''} />}
          </Field>
          <Field label="Producteur">
            {(ids) => (
              <input {...ids} name="producteur" defaultValue={source ? `${source.producer}, ${source.place}` : ''} />
            )}
          </Field>
          <Field label="Licence">
            {(ids) => <input {...ids} name="licence" defaultValue={source ? 'Licence Ouverte 2.0' : ''} />}
          </Field>
          <Field label="Date des données">{(ids) => <input {...ids} type="date" name="date" />}</Field>
        </div>
      </fieldset>
      {rejected > 0 && (
        <label className="check">
          <input type="checkbox" name="valables" value="oui" required /> Laisser de côté{' '}
          {rejected === 1 ? 'la ligne' : `les ${printCount(rejected, 'ligne')}`} à corriger <RequiredMark />
        </label>
      )}
      <div>
        <button type="submit" className="main">
          Importer {printCount(created + known, 'site')}
        </button>
      </div>
      {layer && <p className="quiet-text">Le fichier restera en attente un jour, pour ses autres couches.</p>}
    </ProtectedForm>
  );
}
