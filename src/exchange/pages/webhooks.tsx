import { managedOrganisation } from '../../identity/pages/managed-organisation.ts';
import { printInstant } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { Field, ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf, type RequestContext } from '../../web/context.ts';
import { answering, isRefusal, type Refusal, reading } from '../../web/forms.ts';
import {
  declareWebhook,
  readWebhooks,
  removeWebhook,
  resumeTelling,
  stopTelling,
  tryWebhook,
} from '../webhook/keep-webhook.ts';
import type { Route } from './+types/webhooks';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const { id, name } = await managedOrganisation(world, params.slug, 'webhook.keep');
    const webhooks = await readWebhooks(world, id, world);
    return {
      organisation: name,
      webhooks: webhooks.map(({ id, name, address, secret, unopened, stopped, deliveries }) => ({
        ...{ id, name, address, secret, unopened, stopped },
        deliveries: deliveries.map((delivery) => ({
          ...{ id: delivery.id, title: delivery.title ?? 'Essai', attempts: delivery.attempts },
          at: printInstant(delivery.askedAt),
          became: toldOf(delivery),
        })),
      })),
    };
  });

type Delivery = Awaited<ReturnType<typeof readWebhooks>>[number]['deliveries'][number];

function toldOf({ sentence, receivedAt, notBefore, attempts }: Delivery): string {
  if (attempts === 0) return 'Pas encore envoyé.';
  if (receivedAt) return sentence ?? '';
  const next = notBefore ? `Nouvel essai le ${printInstant(notBefore)}.` : 'Abandonné.';
  return [sentence, next].filter(Boolean).join(' ');
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const { id } = await managedOrganisation(world, params.slug, 'webhook.keep');
    if (form.has('verb')) return { done: await act(world, text('webhook'), text('verb')) };
    await declareWebhook(world, { organisationId: id, name: text('name'), address: text('address') }, world);
    return { done: 'Ce programme sera prévenu de chaque rapport publié. Envoyez-lui un essai.' };
  });
}

async function act(world: RequestContext, id: string, verb: string): Promise<string> {
  switch (verb) {
    case 'stop':
      await stopTelling(world, id);
      return 'Ce programme n’est plus prévenu.';
    case 'resume':
      await resumeTelling(world, id);
      return 'Ce programme est prévenu de nouveau, de ce qu’il n’avait pas reçu d’abord.';
    case 'remove':
      await removeWebhook(world, id);
      return 'Ce programme n’est plus dans la liste.';
    default:
      return `Essai envoyé. ${await tryWebhook(world, id, world)}`;
  }
}

export default function Webhooks({ loaderData: { organisation, webhooks }, actionData }: Route.ComponentProps) {
  const refused = isRefusal(actionData) ? actionData : undefined;
  const done = actionData && !isRefusal(actionData) ? actionData.done : undefined;
  return (
    <div className="side-by-side">
      <title>{`Programmes prévenus – ${organisation} – Carreau`}</title>
      <div>
        <h2>Programmes prévenus</h2>
        {refused && <Notice tone="refused">{refused.refusal}</Notice>}
        {done && <Notice tone="done">{typeset(done)}</Notice>}
        {webhooks.length === 0 ? (
          <EmptyState title="Aucun programme pour l’instant">
            <p>
              Le site de la ville, un moissonneur, une messagerie d’équipe&nbsp;: Carreau leur annonce chaque rapport
              que vous publiez, dans la minute, et recommence pendant trois jours s’ils ne répondent pas.
            </p>
          </EmptyState>
        ) : (
          webhooks.map((webhook) => <Told key={webhook.id} webhook={webhook} />)
        )}
      </div>
      <aside>
        <h2>Prévenir un programme</h2>
        <WebhookForm key={webhooks.length} kept={refused?.kept ?? {}} />
      </aside>
    </div>
  );
}

type Webhook = Route.ComponentProps['loaderData']['webhooks'][number];

function Told({ webhook: { id, name, address, secret, unopened, stopped, deliveries } }: { webhook: Webhook }) {
  return (
    <section aria-labelledby={id} className="stack">
      <h3 id={id}>{name}</h3>
      <p>
        <code>{address}</code>
      </p>
      {stopped && <Notice tone="waiting">{typeset(stopped)}</Notice>}
      <details>
        <summary>Secret qui signe les envois</summary>
        {unopened ? (
          <Notice tone="refused">{unopened}</Notice>
        ) : (
          <p>
            À donner à ce programme seul&nbsp;: il reconnaît ainsi que c’est Carreau qui parle. <code>{secret}</code>
          </p>
        )}
      </details>
      <ProtectedForm className="row">
        <input type="hidden" name="webhook" value={id} />
        {!stopped && (
          <button type="submit" name="verb" value="try">
            Envoyer un essai<span className="visually-hidden"> à {name}</span>
          </button>
        )}
        <button type="submit" name="verb" value={stopped ? 'resume' : 'stop'}>
          {stopped ? 'Reprendre' : 'Arrêter'}
          <span className="visually-hidden"> les envois à {name}</span>
        </button>
        {stopped && (
          <button type="submit" name="verb" value="remove">
            Supprimer<span className="visually-hidden"> {name}</span>
          </button>
        )}
      </ProtectedForm>
      {deliveries.length > 0 && <Deliveries name={name} deliveries={deliveries} />}
    </section>
  );
}

const Deliveries = ({ name, deliveries }: Pick<Webhook, 'name' | 'deliveries'>) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption className="visually-hidden">Envois à {name}</caption>
      <thead>
        <tr>
          <th scope="col">Rapport</th>
          <th scope="col">Annoncé le</th>
          <th scope="col" className="number">
            Envois
          </th>
          <th scope="col">Ce qu’il est devenu</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map(({ id, title, at, attempts, became }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td data-label="Annoncé le">{at}</td>
            <td data-label="Envois" className="number">
              {attempts}
            </td>
            <td data-label="Ce qu’il est devenu">{typeset(became)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function WebhookForm({ kept }: { kept: Refusal['kept'] }) {
  return (
    <ProtectedForm className="stack">
      <Field label="Nom">
        {(ids) => <input {...ids} name="name" defaultValue={kept.name} required maxLength={120} />}
      </Field>
      <Field label="Adresse" hint="Celle qui reçoit l’annonce, par https.">
        {(ids) => <input {...ids} type="url" name="address" defaultValue={kept.address} required maxLength={2000} />}
      </Field>
      <div>
        <button type="submit" className="main">
          Prévenir ce programme
        </button>
      </div>
    </ProtectedForm>
  );
}
