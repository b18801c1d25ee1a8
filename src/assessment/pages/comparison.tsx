import { Link } from 'react-router';
import { isZero } from '../../kernel/decimal.ts';
import { printCount, printNumber } from '../../kernel/french.ts';
import { GeneratedBadge } from '../../web/components/generated-badge.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type ChangePart, changeParts } from '../compare/compare-scores.rule.ts';
import { readComparison } from '../index.ts';
import { between, printChange } from '../words.ts';
import type { Route } from './+types/comparison';
import '../../watch/pages/watch.css';
import './assessment.css';

export function loader({ request, params, context }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams;
  return reading(request, () =>
    readComparison(contextOf(context), {
      ...{ id: params.id, withId: query.get('avec') ?? params.id, site: query.get('site') ?? '' },
    }),
  );
}

type Loaded = Route.ComponentProps['loaderData'];

const partLabels: Record<ChangePart, string> = {
  new: 'Nouvelles espèces',
  lost: 'Espèces non revues',
  table: 'Barème ou rareté',
  effort: 'Effort',
  value: 'Valeurs',
  cap: 'Plafond',
  unexplained: 'Sans détail',
};

const partMeanings: Record<ChangePart, string> = {
  new: 'Trouvées dans la seconde campagne seulement.',
  lost: 'Trouvées dans la première seulement.',
  table:
    'La note d’une même espèce a changé\u00a0: sa classe de rareté, un statut, le barème ou le poids de la grille.',
  effort:
    'Un groupe inventorié une fois sur deux compte ici en entier\u202f; une espèce aussi, si elle n’a été vue qu’à une visite de plus que n’en a l’autre campagne.',
  value: 'Une valeur saisie, ou du registre des sites, a changé.',
  cap: 'Ce que le plafond d’un critère retranche, de plus ou de moins.',
  unexplained: 'L’un des deux scores est repris d’un tableau ancien, sans ses espèces.',
};

/** Why scores changed between two campaigns: parts that add up to the change. */
export default function ComparisonPage({ loaderData }: Route.ComponentProps) {
  const { before, after, rows, onlyBefore, onlyAfter, tables } = loaderData;
  const parts = changeParts.filter((part) => rows.some((row) => !isZero(row.parts[part])));
  return (
    <div className="page">
      <title>{`${after.title} et ${before.title} – Comparaison – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/evaluations">Évaluations de sites</Link> › <Link to={`/evaluations/${after.id}`}>{after.title}</Link>
      </p>
      <h1>Ce qui a changé</h1>
      <p className="lead">
        De « {before.title} » ({between(before)}) à « {after.title} » ({between(after)}).
      </p>
      {loaderData.generated && (
        <p>
          <GeneratedBadge />
        </p>
      )}
      {tables.before?.id !== tables.after?.id && (
        <p>
          Les deux campagnes n’ont pas la même table de rareté : {tableWord(tables.before)}, puis{' '}
          {tableWord(tables.after)}.
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState title="Aucun site n’a un score dans les deux campagnes">
          <p>Ici sera l’écart de chaque site, et ce dont il est fait.</p>
        </EmptyState>
      ) : (
        <Changes {...loaderData} parts={parts} />
      )}
      {onlyBefore > 0 && <p>Seulement dans la première campagne : {printCount(onlyBefore, 'site')}.</p>}
      {onlyAfter > 0 && <p>Seulement dans la seconde : {printCount(onlyAfter, 'site')}.</p>}
      {loaderData.detail && <Detail {...loaderData} detail={loaderData.detail} />}
      {rows.length > 0 && <Meanings />}
    </div>
  );
}

const Meanings = () => (
  <>
    <h2>Comment lire les parts</h2>
    <dl className="facts-list">
      {changeParts.map((part) => (
        <div key={part}>
          <dt>{partLabels[part]}</dt>
          <dd>{partMeanings[part]}</dd>
        </div>
      ))}
    </dl>
    <p>La somme des parts est toujours l’écart.</p>
  </>
);

const tableWord = (table: Loaded['tables']['before']): string =>
  table ? `«\u00a0${table.name}\u00a0», version ${table.version}` : 'aucune';

function Changes({ before, after, rows, parts }: Loaded & { parts: ChangePart[] }) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Écart de score de chaque site, et ses parts</caption>
        <thead>
          <tr>
            <th scope="col">Site</th>
            <th scope="col" className="number">
              Avant
            </th>
            <th scope="col" className="number">
              Après
            </th>
            <th scope="col" className="number">
              Écart
            </th>
            {parts.map((part) => (
              <th key={part} scope="col" className="number">
                {partLabels[part]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/evaluations/${after.id}/comparer?avec=${before.id}&site=${row.id}#detail`}>{row.name}</Link>
              </th>
              <td data-label="Avant" className="number">
                {printNumber(row.before)}
              </td>
              <td data-label="Après" className="number">
                {printNumber(row.after)}
              </td>
              <td data-label="Écart" className="number change">
                {printChange(row.change)}
              </td>
              {parts.map((part) => (
                <td
                  key={part}
                  data-label={partLabels[part]}
                  className={isZero(row.parts[part]) ? 'number nothing' : 'number'}
                >
                  {printChange(row.parts[part])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Detail({ detail, labels }: Loaded & { detail: NonNullable<Loaded['detail']> }) {
  return (
    <section id="detail" aria-labelledby="detail-title">
      <h2 id="detail-title">
        {detail.name} : {printChange(detail.change)}
      </h2>
      {detail.oneSided.length > 0 && (
        <ul>
          {detail.oneSided.map(({ criterion, only }) => (
            <li key={criterion}>
              {labels[criterion] ?? criterion} : relevé dans la {only === 'before' ? 'première' : 'seconde'} campagne
              seulement.
            </li>
          ))}
        </ul>
      )}
      {detail.items.length > 0 && (
        <div className="table-scroll">
          <table className="table-rows">
            <caption className="visually-hidden">Espèces qui font l’écart</caption>
            <thead>
              <tr>
                <th scope="col">Espèce</th>
                <th scope="col">Critère</th>
                <th scope="col">Part</th>
                <th scope="col" className="number">
                  Points
                </th>
              </tr>
            </thead>
            <tbody>
              {detail.items.map((item) => (
                <tr key={`${item.criterion} ${item.key}`}>
                  <th scope="row">{item.vernacular || item.name}</th>
                  <td data-label="Critère">{labels[item.criterion] ?? item.criterion}</td>
                  <td data-label="Part">{partLabels[item.part]}</td>
                  <td data-label="Points" className="number">
                    {printChange(item.amount)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {detail.hidden.count > 0 && (
        <p>
          {printCount(detail.hidden.count, 'espèce sensible, non nommée', 'espèces sensibles, non nommées')} :{' '}
          {printChange(detail.hidden.mark)}.
        </p>
      )}
    </section>
  );
}
