import { Link, redirect } from 'react-router';
import { printDate } from '../../../kernel/french.ts';
import { KeptForm } from '../../../watch/pages/kept-form.tsx';
import { contextOf } from '../../../web/context.ts';
import { answering, reading, typedIn } from '../../../web/forms.ts';
import { changeRecord, noteRecords, readEdited } from '../../index.ts';
import type { Route } from './+types/edit-record';
import { TaxonField } from './taxon-field.tsx';
import '../../../watch/pages/watch.css';
import '../nature.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    const { record, parts, values } = await readEdited(carried, params.id);
    await noteRecords(carried, [record]);
    const { id, version, visitId, nameCited, taxon, dateFrom, descriptors } = record;
    return { parts, values, version, id, visitId, nameCited, taxon, dateFrom, descriptors: descriptors.length };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await changeRecord(contextOf(context), params.id, Object.fromEntries(typedIn(form)));
    return redirect(`/nature/donnees/${params.id}/validation`);
  });
}

/** Corrects a record, typed or imported. */
export default function EditRecordPage({ loaderData, actionData }: Route.ComponentProps) {
  const { parts, values, version, id, visitId, nameCited, taxon, dateFrom, descriptors } = loaderData;
  const title = `Corriger ${nameCited}, ${printDate(dateFrom)}`;
  return (
    <div className="page">
      <title>{`${title} – Carreau`}</title>
      <p className="quiet-text">
        <Link to={`/nature/donnees/${id}/validation`}>La donnée et sa validation</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">Corrigée, la donnée attend de nouveau sa validation.</p>
      {visitId && (
        <p>
          La date, le lieu et les observateurs sont ceux de sa visite{'\u00a0'}:{' '}
          <Link to={`/nature/visites/${visitId}`}>les voir ou les corriger</Link>.
        </p>
      )}
      {descriptors > 1 && (
        <p>
          Cette donnée a {descriptors} dénombrements, par stade ou par sexe{'\u00a0'}: ils restent comme ils sont.
        </p>
      )}
      <KeptForm
        parts={parts}
        kept={{ values, version }}
        answer={actionData}
        people={[]}
        submit="Enregistrer la correction"
        drawn={{
          cdNom: ({ name, label, hint }, value) => (
            <TaxonField {...{ name, label, hint, value }} taxon={value === values.cdNom ? taxon : ''} />
          ),
        }}
      />
    </div>
  );
}
