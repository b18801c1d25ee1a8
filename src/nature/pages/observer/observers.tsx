import { Form, Link } from 'react-router';
import { printCount, printDate } from '../../../kernel/french.ts';
import { ChoiceField } from '../../../web/components/choice-field.tsx';
import { Field } from '../../../web/components/form.tsx';
import { PagesHere } from '../../../web/components/pages.tsx';
import { EmptyState, Notice } from '../../../web/components/states.tsx';
import { contextOf } from '../../../web/context.ts';
import { reading } from '../../../web/forms.ts';
import { listObservers, observersOnPage } from '../../index.ts';
import { type Shown, shownLabels } from '../../observer/observer-form.ts';
import type { Route } from './+types/observers';
import '../../../watch/pages/watch.css';
import '../nature.css';

export function loader({ request, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  const text = query.get('nom')?.trim() ?? '';
  const said = query.get('montre') ?? '';
  const shown = Object.hasOwn(shownLabels, said) ? (said as Shown) : null;
  const page = /^[1-9]\d{0,4}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
  return reading(request, async () => {
    const { observers, total } = await listObservers(contextOf(context), { text, shown, page });
    const last = Math.ceil(total / observersOnPage);
    return { observers, total, last, text, shown: said, page, erased: query.has('efface') };
  });
}

type Loaded = Route.ComponentProps['loaderData'];

/** People who saw or determined, and how each agreed to be named. */
export default function ObserversPage({ loaderData }: Route.ComponentProps) {
  const { observers, total, last, text, shown, page, erased } = loaderData;
  return (
    <div className="page">
      <title>Observateurs – Carreau</title>
      <p className="quiet-text">
        <Link to="/nature">Nature</Link>
      </p>
      <h1>Observateurs</h1>
      <p className="lead">
        Chacun dit s’il est montré par son nom, par un pseudonyme ou pas du tout, reçoit ce qu’on garde de lui, et peut
        être effacé.
      </p>
      {erased && (
        <Notice tone="done">Cette personne est effacée. Ses données restent, sous « Observateur effacé ».</Notice>
      )}
      <Form method="get" className="watch-filters" key={`${text} ${shown}`}>
        <Field label="Nom">{(ids) => <input {...ids} type="search" name="nom" defaultValue={text} />}</Field>
        <ChoiceField
          label="Montré"
          name="montre"
          chosen={shown}
          choices={[{ id: '', name: 'Tous' }, ...Object.entries(shownLabels).map(([id, name]) => ({ id, name }))]}
        />
        <button type="submit">Filtrer</button>
      </Form>
      {observers.length === 0 ? (
        <EmptyState title="Aucun observateur ici">
          <p>Les noms viennent des visites saisies et des fichiers importés.</p>
        </EmptyState>
      ) : (
        <ObserverTable observers={observers} total={total} />
      )}
      <PagesHere page={page} last={last} />
    </div>
  );
}

const nothing = (said: string | null): string | undefined => (said ? undefined : 'nothing');

const ObserverTable = ({ observers, total }: Pick<Loaded, 'observers' | 'total'>) => (
  <div className="table-scroll">
    <table className="table-rows">
      <caption>{printCount(total, 'observateur')}</caption>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          <th scope="col">Organisme</th>
          <th scope="col">Montré</th>
          <th scope="col">Accord</th>
          <th scope="col">Compte</th>
        </tr>
      </thead>
      <tbody>
        {observers.map((observer) => (
          <tr key={observer.id}>
            <th scope="row">
              <Link to={`/nature/observateurs/${observer.id}`}>{observer.name}</Link>
            </th>
            <td data-label="Organisme" className={nothing(observer.body)}>
              {observer.body || '–'}
            </td>
            <td data-label="Montré">
              <span>
                {shownLabels[observer.shown]}
                {observer.shown === 'pseudonym' && <span className="nature-note">{observer.pseudonym}</span>}
              </span>
            </td>
            <td data-label="Accord" className={nothing(observer.agreedOn)}>
              {observer.agreedOn ? printDate(observer.agreedOn) : '–'}
            </td>
            <td data-label="Compte" className={nothing(observer.account)}>
              {observer.account ?? '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
