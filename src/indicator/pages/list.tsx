import { Form, Link } from 'react-router';
import { organisationsWhere } from '../../identity/index.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { printCount, searchForm } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { Pages } from '../../web/components/pages.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { type BriefFigure, listIndicatorPublishers, listIndicators, printLatest } from '../index.ts';
import type { Route } from './+types/list';
import { Change } from './figure.tsx';

const pageSize = 50;

export function loader({ request, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const asked = new URL(request.url).searchParams;
    const wanted = {
      text: asked.get('q') ?? '',
      publisher: asked.get('editeur') ?? '',
      page: Math.max(1, Number(asked.get('page')) || 1),
    };
    const catalogue = await readCatalogue({ db, ...wanted, worksIn: organisationsWhere(actor, 'work.read') });
    return { ...wanted, ...catalogue, defines: organisationsWhere(actor, 'indicator.define').length > 0 };
  });
}

interface Wanted {
  text: string;
  publisher: string;
  page: number;
  worksIn: string[];
}

// Anybody turns these pages, and the figures of fifty indicators take as long to gather as the rest of the page.
const readCatalogue = keepWhileUnchanged(readCatalogueNow, ({ db: _, ...wanted }: Wanted & { db: Db }) =>
  JSON.stringify(wanted),
);

async function readCatalogueNow({ db, text, publisher, page, worksIn }: Wanted & { db: Db }) {
  const rows = await listIndicators(db, {
    words: searchForm(text).split(' ').filter(Boolean),
    publisher: publisher || undefined,
    worksIn,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  });
  const figures = new Map<string, BriefFigure>();
  for (const [organisationId, group] of Map.groupBy(rows, (row) => row.organisationId)) {
    const published = !worksIn.includes(organisationId);
    for (const entry of await printLatest(db, organisationId, group, { published })) figures.set(...entry);
  }
  return {
    total: rows[0]?.total ?? 0,
    publishers: await listIndicatorPublishers(db),
    lines: rows.map(({ id, code, label, publisher: by }) => {
      return { id, code, label, publisher: by, figure: figures.get(id) ?? null };
    }),
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function Indicators({ loaderData }: Route.ComponentProps) {
  const { text, publisher, total, lines, defines } = loaderData;
  return (
    <div className="page">
      <title>Indicateurs – Carreau</title>
      <div className="row heading-row">
        <h1>Indicateurs</h1>
        {defines && (
          <Link to="/travail/indicateurs/nouveau" className="button">
            Définir un indicateur
          </Link>
        )}
      </div>
      <Filters data={loaderData} />
      {lines.length > 0 && (
        <>
          <p role="status">{printCount(total, 'indicateur')}</p>
          <Lines lines={lines} />
          <Pages
            page={loaderData.page}
            last={Math.ceil(loaderData.total / pageSize)}
            at={(to) =>
              `?${new URLSearchParams({ q: loaderData.text, editeur: loaderData.publisher, page: String(to) })}`
            }
          />
        </>
      )}
      {lines.length === 0 &&
        (text || publisher ? (
          <EmptyState title="Aucun indicateur ne répond à cette recherche">
            <p>
              Essayez moins de mots, ou <Link to="/indicateurs">voyez tous les indicateurs</Link>.
            </p>
          </EmptyState>
        ) : (
          <EmptyState title="Pas encore d’indicateur publié">
            <p>Chaque chiffre des rapports aura ici sa définition, sa source et ses valeurs d’année en année.</p>
          </EmptyState>
        ))}
    </div>
  );
}

function Filters({ data }: { data: Data }) {
  return (
    <Form method="get" className="filters" role="search">
      <Field label="Chercher un indicateur">
        {(ids) => <input {...ids} type="search" name="q" defaultValue={data.text} key={data.text} />}
      </Field>
      <Field label="Éditeur">
        {(ids) => (
          <select {...ids} name="editeur" defaultValue={data.publisher} key={data.publisher}>
            <option value="">Tous</option>
            {data.publishers.map(({ slug, shortName }) => (
              <option key={slug} value={slug}>
                {shortName}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit">Chercher</button>
    </Form>
  );
}

function Lines({ lines }: { lines: Data['lines'] }) {
  return (
    <table className="table-rows">
      <caption className="visually-hidden">Indicateurs et leur dernière valeur</caption>
      <thead>
        <tr>
          <th scope="col">Indicateur</th>
          <th scope="col" className="number">
            Dernière valeur
          </th>
          <th scope="col">Période</th>
          <th scope="col">Évolution</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, code, label, publisher, figure }) => (
          <tr key={id}>
            <th scope="row">
              <span>
                <Link to={`/indicateurs/${id}`}>{label}</Link>
                <br />
                <span className="quiet-text">{`${publisher} · ${code}`}</span>
              </span>
            </th>
            <td data-label="Dernière valeur" className="number">
              {figure?.printed ?? 'pas encore de valeur'}
            </td>
            <td data-label="Période">{figure?.periodLabel ?? '–'}</td>
            <td data-label="Évolution">{figure?.previous?.change ? <Change figure={figure} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
