import { printCount } from '../../kernel/french.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { changeService, createService, listServices, type ServiceInTree } from '../index.ts';
import type { Route } from './+types/services';
import { managedOrganisation } from './managed-organisation.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const organisation = await managedOrganisation(world, params.slug);
    return { organisation, services: await listServices(world.db, organisation.id) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const { id } = await managedOrganisation(world, params.slug);
    const name = String(form.get('name') ?? '');
    const parentId = String(form.get('parent') ?? '') || null;
    const serviceId = String(form.get('service') ?? '');
    if (serviceId) await changeService(world, { serviceId, name, parentId });
    else await createService(world, { organisationId: id, name, parentId });
    return { saved: name };
  });
}

export default function Services({ loaderData: { organisation, services }, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  const saved = actionData && !isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="side-by-side">
      <title>{`Services – ${organisation.name} – Carreau`}</title>
      <div>
        <h2>Services</h2>
        {refused && <Notice tone="refused">{refused.refusal}</Notice>}
        {saved && <Notice tone="done">«&nbsp;{saved.saved}&nbsp;» est enregistré.</Notice>}
        {services.length === 0 ? (
          <EmptyState title="Aucun service pour l’instant">
            <p>Les fiches et les indicateurs sont confiés à des services. Ajoutez le premier.</p>
          </EmptyState>
        ) : (
          <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
            {services.map((service) => (
              <Service key={service.id} service={service} services={services} />
            ))}
          </ul>
        )}
      </div>
      <aside>
        <h2>Ajouter un service</h2>
        <ProtectedForm className="stack" key={services.length}>
          <ServiceFields
            services={services}
            name={refused?.kept.service ? '' : (refused?.kept.name ?? '')}
            parentId={null}
          />
          <div>
            <button type="submit" className="main">
              Ajouter le service
            </button>
          </div>
        </ProtectedForm>
      </aside>
    </div>
  );
}

function Service({ service, services }: { service: ServiceInTree; services: ServiceInTree[] }) {
  return (
    <li style={{ paddingLeft: `calc(${service.depth} * var(--gap-6))`, borderBottom: '1px solid var(--line)' }}>
      <details>
        <summary style={{ padding: 'var(--gap-2) 0' }}>
          {service.name}{' '}
          {service.people > 0 && <span className="quiet-text">{printCount(service.people, 'personne')}</span>}
        </summary>
        <ProtectedForm className="stack" style={{ padding: 'var(--gap-2) 0 var(--gap-4)' }}>
          <input type="hidden" name="service" value={service.id} />
          <ServiceFields
            services={services.filter(({ id }) => id !== service.id)}
            name={service.name}
            parentId={service.parentId}
          />
          <div>
            <button type="submit">Enregistrer</button>
          </div>
        </ProtectedForm>
      </details>
    </li>
  );
}

function ServiceFields(props: { services: ServiceInTree[]; name: string; parentId: string | null }) {
  return (
    <>
      <Field label="Nom du service">{(ids) => <input {...ids} name="name" required defaultValue={props.name} />}</Field>
      <Field label="Rattaché à">
        {(ids) => (
          <select {...ids} name="parent" defaultValue={props.parentId ?? ''}>
            <option value="">Aucun autre service</option>
            {props.services.map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {`${'\u2003'.repeat(depth)}${name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
