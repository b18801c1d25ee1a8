import { Form, Link } from 'react-router';
import { organisationsWhere, personOf } from '../../identity/index.ts';
import { printCount, printDate } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { ColumnHeads } from '../../web/components/column-heads.tsx';
import { Field } from '../../web/components/form.tsx';
import { PagesHere } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { pageOf } from '../../web/page-of.ts';
import { type DeliveryState, deliveryStates } from '../delivery/delivery-state.rule.ts';
import { readDeliveries } from '../index.ts';
import type { Route } from './+types/deliveries';
import './watch.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const carried = contextOf(context);
  return reading(request, async () => {
    personOf(carried);
    const query = new URL(request.url).searchParams;
    const state = query.get('etat') ?? '';
    const partner = query.get('partenaire') ?? '';
    const all = await readDeliveries(carried);
    const found = all.filter(
      (delivery) => (!state || delivery.state === state) && (!partner || delivery.partner === partner),
    );
    return {
      state,
      partner,
      partners: [...new Set(all.map((delivery) => delivery.partner))].sort((a, b) => a.localeCompare(b, 'fr')),
      total: all.length,
      late: all.filter((delivery) => delivery.state === 'late').length,
      found: found.length,
      deliveries: pageOf(found, query),
      mayAdd: organisationsWhere(carried.actor, 'delivery.edit').length > 0,
    };
  });
}

type Deliveries = Route.ComponentProps['loaderData']['deliveries']['rows'];

export default function DeliveriesPage({ loaderData }: Route.ComponentProps) {
  const { deliveries, found, total, late, mayAdd } = loaderData;
  return (
    <div className="page">
      <title>Livraisons attendues – Carreau</title>
      <p className="quiet-text">
        <Link to="/veille">Veille</Link> › Livraisons
      </p>
      <h1>Livraisons attendues</h1>
      <p className="lead">Les données que des partenaires ont promises{'\u00a0'}: ce qui vient, ce qui tarde.</p>
      {mayAdd && (
        <p>
          <Link to="/veille/livraisons/nouvelle" className="button main">
            Inscrire une livraison
          </Link>
        </p>
      )}
      {total === 0 ? (
        <EmptyState title="Aucune livraison n’est attendue">
          <p>Inscrivez ce qu’une convention promet{'\u00a0'}: quelle donnée, par qui, pour quand.</p>
        </EmptyState>
      ) : (
        <>
          <Filters {...loaderData} />
          <p role="status">
            {printCount(found, 'livraison')}
            {found < total && ` sur ${total}`}
            {late > 0 && `, dont ${late} en retard en tout`}.
          </p>
          {found > 0 && <Lines deliveries={deliveries.rows} />}
          <PagesHere {...deliveries} />
        </>
      )}
    </div>
  );
}

function Filters({ state, partner, partners }: { state: string; partner: string; partners: string[] }) {
  return (
    <Form method="get" className="watch-filters" key={`${state} ${partner}`}>
      <Field label="État">
        {(ids) => (
          <select {...ids} name="etat" defaultValue={state}>
            <option value="">Tous</option>
            {Object.entries(deliveryStates).map(([code, label]) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Partenaire">
        {(ids) => (
          <select {...ids} name="partenaire" defaultValue={partner}>
            <option value="">Tous</option>
            {partners.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit">Filtrer</button>
    </Form>
  );
}

const tones: Record<DeliveryState, string> = {
  late: 'tone-brick',
  expected: 'tone-slate',
  undated: 'tone-quiet',
  received: 'tone-amber',
  done: 'tone-accent',
};

const Lines = ({ deliveries }: { deliveries: Deliveries }) => (
  <div className="table-scroll">
    <table className="table-rows watch-table">
      <caption className="visually-hidden">Livraisons</caption>
      <ColumnHeads labels={['Donnée', 'Partenaire', 'Attendue le', 'État', 'Suivie par', 'Dernière relance']} />
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <td>
              <Link to={`/veille/livraisons/${delivery.id}`}>{typeset(delivery.title)}</Link>
              {delivery.agreement && <span className="watch-note">{delivery.agreement}</span>}
            </td>
            <td data-label="Partenaire">{delivery.partner}</td>
            <td data-label="Attendue le" className="watch-day">
              {delivery.dueOn ? printDate(delivery.dueOn) : 'sans échéance'}
            </td>
            <td data-label="État">
              <span className={`badge ${tones[delivery.state]}`}>
                {delivery.state === 'late' && <span aria-hidden="true">▲</span>} {deliveryStates[delivery.state]}
              </span>
            </td>
            <td data-label="Suivie par">{delivery.responsible || 'personne'}</td>
            <td data-label="Dernière relance">{delivery.lastReminder ? printDate(delivery.lastReminder) : 'aucune'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
