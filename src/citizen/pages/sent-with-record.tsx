import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { isPictured } from '../index.ts';
import type { Route } from './+types/sent-with-record';
import './citizen.css';

/** On the page where a record is validated: the photograph that came with it. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => ({ pictured: await isPictured(contextOf(context), params.id) }));

export default function SentWithRecord({ loaderData, params }: Route.ComponentProps) {
  if (!loaderData.pictured) return null;
  return (
    <section aria-labelledby="photographie">
      <h2 id="photographie">Photographie envoyée avec l’observation</h2>
      <img
        className="sent-photo"
        src={`/travail/envois/${params.id}/photographie`}
        alt="Ce qui a été vu, photographié par la personne qui l’a envoyé"
      />
    </section>
  );
}
