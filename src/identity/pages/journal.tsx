import { Form } from 'react-router';
import { naturalOrder } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { nameObjects, searchChangesIn, tellChanges } from '../index.ts';
import type { Route } from './+types/journal';
import { AuditTrail } from './audit-trail.tsx';
import { managedOrganisation } from './managed-organisation.ts';

const most = 200;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  const asked = new URL(request.url).searchParams;
  const wanted = {
    objectKind: asked.get('objet') ?? '',
    person: asked.get('personne') ?? '',
    from: day(asked.get('du')),
    to: day(asked.get('au')),
  };
  return reading(request, async () => {
    const organisation = await managedOrganisation(world, params.slug, 'audit.read');
    const changes = await searchChangesIn(world.db, organisation.id, wanted, most);
    return {
      organisation,
      wanted,
      kinds: Object.entries(world.journal.kinds)
        .map(([kind, { label }]) => ({ kind, label }))
        .sort((a, b) => naturalOrder(a.label, b.label)),
      lines: await tellChanges(world, changes),
      objects: await nameObjects(world, changes),
    };
  });
}

const day = (text: string | null): string => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '');

export default function Journal({ loaderData }: Route.ComponentProps) {
  const { organisation, wanted, kinds, lines, objects } = loaderData;
  return (
    <>
      <title>{`Journal – ${organisation.name} – Carreau`}</title>
      <h2>Journal des changements</h2>
      <search>
        <Form className="row" style={{ alignItems: 'end', marginBottom: 'var(--gap-4)' }}>
          <Field label="Objet">
            {(ids) => (
              <select {...ids} name="objet" defaultValue={wanted.objectKind}>
                <option value="">Tous</option>
                {kinds.map(({ kind, label }) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Personne">
            {(ids) => <input {...ids} type="search" name="personne" defaultValue={wanted.person} />}
          </Field>
          <Field label="Du">{(ids) => <input {...ids} type="date" name="du" defaultValue={wanted.from} />}</Field>
          <Field label="Au">{(ids) => <input {...ids} type="date" name="au" defaultValue={wanted.to} />}</Field>
          <button type="submit">Filtrer</button>
        </Form>
      </search>
      {lines.length === 0 ? (
        <EmptyState title="Aucun changement ne correspond">
          <p>Tout ce qui est créé, modifié ou retiré s’inscrit ici, avec son auteur.</p>
        </EmptyState>
      ) : (
        <>
          {lines.length === most && (
            <p className="quiet-text">Les {most} derniers changements&#8239;; filtrez pour remonter plus loin.</p>
          )}
          <AuditTrail lines={lines} objects={objects} />
        </>
      )}
    </>
  );
}
