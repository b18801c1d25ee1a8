import { Link, redirect } from 'react-router';
import { listOrganisationNames } from '../../identity/index.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading, versionAfter } from '../../web/forms.ts';
import { readReceptions, setReception } from '../index.ts';
import type { Route } from './+types/reception';
import './citizen.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    const receptions = await readReceptions(carried);
    const names = new Map(
      (
        await listOrganisationNames(
          carried.db,
          receptions.map((each) => each.organisationId),
        )
      ).map(({ id, name }) => [id, name]),
    );
    return { receptions: receptions.map((each) => ({ ...each, name: names.get(each.organisationId) ?? '' })) };
  });
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  return answering(request, form, async () => {
    await setReception(contextOf(context), {
      organisationId: String(form.get('organisationId') ?? ''),
      version: String(form.get('version') ?? '0'),
      remarks: form.get('remarks') === 'on',
      photographs: form.get('photographs') === 'on',
      datasetId: String(form.get('datasetId') ?? '') || null,
    });
    return redirect('/travail/envois/accueil');
  });
}

/** What each organisation asks people for, and so will answer. */
export default function ReceptionPage({ loaderData: { receptions }, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>Ce qui est demandé au public – Carreau</title>
      <p className="quiet-text">
        <Link to="/travail">Mon travail</Link> › <Link to="/travail/envois">Envois du public</Link>
      </p>
      <h1>Ce qui est demandé au public</h1>
      <p className="lead">
        Chaque organisation demande ce qu’elle lira, et à quoi elle répondra. Tant que rien n’est coché, aucun
        formulaire ne paraît.
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {receptions.map(({ organisationId, name, remarks, photographs, datasetId, datasets, version }) => {
        const own = refused?.kept.organisationId === organisationId ? refused : undefined;
        return (
          <section key={organisationId} aria-labelledby={organisationId}>
            <h2 id={organisationId}>{name}</h2>
            <ProtectedForm className="stack send-form">
              <input type="hidden" name="organisationId" value={organisationId} />
              <input type="hidden" name="version" value={versionAfter(own, version)} />
              <label className="check">
                <input type="checkbox" name="remarks" defaultChecked={remarks} />
                <span>Des remarques sur les engagements publiés</span>
              </label>
              <label className="check">
                <input type="checkbox" name="photographs" defaultChecked={photographs} />
                <span>Des photographies des points de vue publiés</span>
              </label>
              <Field
                label="Des observations d’espèces"
                hint="Acceptées, elles entrent dans ce jeu de données, à sa licence."
              >
                {(ids) => (
                  <select {...ids} name="datasetId" defaultValue={datasetId ?? ''}>
                    <option value="">Non demandées</option>
                    {datasetId && !datasets.some(({ id }) => id === datasetId) && (
                      <option value={datasetId}>Un jeu de données fermé, à changer</option>
                    )}
                    {datasets.map(({ id, name: dataset }) => (
                      <option key={id} value={id}>
                        {dataset}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <div>
                <button type="submit" className="main">
                  Enregistrer
                </button>
              </div>
            </ProtectedForm>
          </section>
        );
      })}
    </div>
  );
}
