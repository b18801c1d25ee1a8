import { DomainError } from '../../kernel/errors.ts';
import { printInstant } from '../../kernel/french.ts';
import { DataNote } from '../../web/components/data-note.tsx';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import {
  createPerson,
  disablePerson,
  endSessionsOf,
  findAnyPerson,
  grantRole,
  issuePasswordReset,
  listMembersOf,
  listServices,
  type Member,
  noteReading,
  revokeRole,
  type ServiceInTree,
} from '../index.ts';
import { type Role, roleLabels, roles } from '../permission.ts';
import type { Route } from './+types/people';
import { managedOrganisation } from './managed-organisation.ts';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const organisation = await managedOrganisation(world, params.slug);
    await noteReading(world, { organisationId: organisation.id, what: 'accounts' });
    const [people, services] = await Promise.all([
      listMembersOf(world.db, organisation.id),
      listServices(world.db, organisation.id),
    ]);
    return { organisation, people, services };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const { id } = await managedOrganisation(world, params.slug);
    return act(world, id, (name) => String(form.get(name) ?? ''));
  });
}

interface Done {
  done: string;
  link?: string;
}

async function act(world: RequestContext, organisationId: string, field: (name: string) => string): Promise<Done> {
  const personId = field('person');
  switch (field('verb')) {
    case 'add':
      return add(world, organisationId, field);
    case 'revoke':
      await revokeRole(world, { grantId: field('grant') });
      return { done: 'Le rôle est retiré.' };
    case 'link':
      return handLink(world, personId);
    case 'end-sessions':
      await endSessionsOf(world, { personId });
      return { done: 'Cette personne n’est plus connectée nulle part.' };
    case 'disable':
    case 'enable':
      await disablePerson(world, { personId, disabled: field('verb') === 'disable' });
      return { done: field('verb') === 'disable' ? 'Le compte est fermé.' : 'Le compte est rouvert.' };
    default:
      throw new DomainError('invalid', 'unknown_operation', 'Cette opération n’existe pas. Rechargez la page.');
  }
}

/** Somebody new gets an account and a link; somebody known gets the role. */
async function add(world: RequestContext, organisationId: string, field: (name: string) => string): Promise<Done> {
  const email = field('email').trim();
  const grant = { organisationId, role: field('role') as Role, serviceId: field('service') || null };
  if (await findAnyPerson(world.db, { email })) {
    await grantRole(world, { ...grant, person: { email } });
    return { done: `${email} avait déjà un compte et a reçu ce rôle.` };
  }
  const { id } = await createPerson(world, { ...grant, email, name: field('name') });
  return handLink(world, id);
}

async function handLink(world: RequestContext, personId: string): Promise<Done> {
  const { path, expiresAt, name } = await issuePasswordReset(world, { personId, byMail: world.mails });
  const until = `il sert une seule fois, jusqu’au ${printInstant(expiresAt)}`;
  return {
    done: world.mails
      ? `Un courriel part avec ce lien pour ${name}\u00a0: ${until}. Vous pouvez aussi le lui remettre.`
      : `Remettez ce lien à ${name}\u00a0: ${until}.`,
    link: world.origin + path,
  };
}

export default function People({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, people, services } = loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  const done = actionData && !isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="side-by-side">
      <title>{`Personnes – ${organisation.name} – Carreau`}</title>
      <div>
        <h2>Personnes et rôles</h2>
        {refused && <Notice tone="refused">{refused.refusal}</Notice>}
        {done && (
          <Notice tone="done">
            {done.done}
            {done.link && <HandedLink link={done.link} />}
          </Notice>
        )}
        {people.length === 0 ? <EmptyState title="Personne n’a encore de rôle ici" /> : <PeopleTable people={people} />}
      </div>
      <aside>
        <h2>Ajouter une personne</h2>
        <AddPerson key={people.length} services={services} kept={refused?.kept ?? {}} />
      </aside>
    </div>
  );
}

function HandedLink({ link }: { link: string }) {
  return (
    <Field label="Lien à remettre">
      {(ids) => <input {...ids} readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />}
    </Field>
  );
}

function PeopleTable({ people }: { people: Member[] }) {
  return (
    <table className="table-rows">
      <caption className="visually-hidden">Personnes</caption>
      <thead>
        <tr>
          <th scope="col">Personne</th>
          <th scope="col">Rôles</th>
          <th scope="col">Compte</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <div>
                {person.name} <AccountState person={person} />
                <div className="quiet-text">{person.email}</div>
              </div>
            </td>
            <td data-label="Rôles">
              <Grants person={person} />
            </td>
            <td data-label="Compte">
              <Account person={person} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Grants({ person }: { person: Member }) {
  return (
    <div className="grants">
      {person.grants.map(({ id, role, serviceName }) => (
        <ProtectedForm key={id}>
          <input type="hidden" name="verb" value="revoke" />
          <input type="hidden" name="grant" value={id} />
          <span>
            {roleLabels[role]}
            {serviceName && ` (${serviceName})`}
          </span>
          <button type="submit" className="quiet" aria-label={`Retirer à ${person.name} le rôle ${roleLabels[role]}`}>
            Retirer
          </button>
        </ProtectedForm>
      ))}
    </div>
  );
}

/** An account that is open and used says nothing. */
function AccountState({ person }: { person: Member }) {
  if (person.disabled) return <span className="badge tone-brick">compte fermé</span>;
  return person.ready ? null : <span className="badge tone-amber">sans mot de passe</span>;
}

function Account({ person }: { person: Member }) {
  if (person.disabled) return <Operation person={person} verb="enable" label="Rouvrir" />;
  return (
    <div className="grants">
      <Operation person={person} verb="link" label="Lien de mot de passe" />
      <Operation person={person} verb="end-sessions" label="Déconnecter partout" />
      <Operation person={person} verb="disable" label="Fermer" />
    </div>
  );
}

function Operation({ person, verb, label }: { person: Member; verb: string; label: string }) {
  return (
    <ProtectedForm>
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name="person" value={person.id} />
      <button type="submit" className="quiet" aria-label={`${label}\u00a0: ${person.name}`}>
        {label}
      </button>
    </ProtectedForm>
  );
}

function AddPerson({ services, kept }: { services: ServiceInTree[]; kept: Record<string, string> }) {
  return (
    <ProtectedForm className="stack">
      <input type="hidden" name="verb" value="add" />
      <Field label="Adresse électronique">
        {(ids) => <input {...ids} type="email" name="email" required defaultValue={kept.email} />}
      </Field>
      <Field label="Nom">{(ids) => <input {...ids} name="name" required defaultValue={kept.name} />}</Field>
      <Field label="Rôle">
        {(ids) => (
          <select {...ids} name="role" defaultValue={kept.role ?? 'contributor'}>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleLabels[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Service" hint="Pour la contribution ; les autres rôles valent dans toute l’organisation.">
        {(ids) => (
          <select {...ids} name="service" defaultValue={kept.service ?? ''}>
            <option value="">Aucun</option>
            {services.map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {`${'\u2003'.repeat(depth)}${name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DataNote>Son adresse sert à l’inviter, son nom à dire ce qu’elle aura fait.</DataNote>
      <div>
        <button type="submit" className="main">
          Ajouter la personne
        </button>
      </div>
    </ProtectedForm>
  );
}
