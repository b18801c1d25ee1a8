import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { listSignIns, noteReading } from '../index.ts';
import type { Route } from './+types/sign-ins';
import { managedOrganisation } from './managed-organisation.ts';
import { SignInTable } from './sign-in-table.tsx';

const most = 200;

export function loader({ request, params, context }: Route.LoaderArgs) {
  const world = contextOf(context);
  return reading(request, async () => {
    const organisation = await managedOrganisation(world, params.slug);
    await noteReading(world, { organisationId: organisation.id, what: 'sign_ins' });
    return { name: organisation.name, signIns: await listSignIns(world.db, { organisationId: organisation.id }, most) };
  });
}

export default function SignIns({ loaderData: { name, signIns } }: Route.ComponentProps) {
  return (
    <>
      <title>{`Connexions – ${name} – Carreau`}</title>
      <h2>Connexions</h2>
      <p className="quiet-text">
        Les {most} dernières des personnes qui ont un rôle ici, réussies ou refusées&#8239;; gardées six mois.
      </p>
      {signIns.length === 0 ? (
        <EmptyState title="Personne ne s’est encore connecté" />
      ) : (
        <SignInTable signIns={signIns} named />
      )}
    </>
  );
}
