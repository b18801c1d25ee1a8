import { Link } from 'react-router';
import { frenchDay, printCount, printDate, printNumber } from '../../kernel/french.ts';
import { typeset } from '../../kernel/typeset.ts';
import { EmptyState } from '../../web/components/states.tsx';
import { StructuredData } from '../../web/components/structured-data.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { fileOfDataset, pageOfDataset, pageOfDatasets } from '../opendata/addresses.ts';
import type { Column } from '../opendata/dataset.ts';
import { datasetFormats, schemaEnding } from '../opendata/formats.ts';
import { licenceOf, licenceWords } from '../opendata/licence-of.ts';
import { readDataset } from '../opendata/read-datasets.ts';
import { datasetInSchemaOrg } from '../opendata/schema-org.ts';
import type { Route } from './+types/open-dataset';
import './open-data.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    const read = await readDataset(world, params.dataset);
    const { name, title, columns } = read.dataset;
    const description = typeset(read.dataset.description);
    const { version } = read;
    return {
      ...{ name, title, description, columns, formats: read.formats, extract: read.extract },
      address: `${world.origin}${pageOfDataset(name)}`,
      version: version && {
        number: version.version,
        rows: version.rowCount,
        changed: printDate(frenchDay(version.changedAt)),
        publishers: version.facts.publishers.map((publisher) => publisher.name),
      },
      licence: licenceOf(version) ?? null,
      licenceWords: typeset(licenceWords(version)),
      structured: datasetInSchemaOrg(world.origin, read.dataset, version),
    };
  });

export default function OpenDataset({ loaderData }: Route.ComponentProps) {
  const { name, title, description, columns, extract } = loaderData;
  return (
    <div className="page">
      <title>{`${title} – Données ouvertes – Carreau`}</title>
      <StructuredData about={loaderData.structured} />
      <p>
        <Link to={pageOfDatasets}>Données ouvertes</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">{description}</p>
      <VersionLine version={loaderData.version} licenceWords={loaderData.licenceWords} />
      <h2>Fichiers</h2>
      <ul className="open-files">
        {loaderData.formats.map((format) => (
          <li key={format}>
            <a href={fileOfDataset(name, format)} download>
              {datasetFormats[format].label}
              <span className="visually-hidden"> du jeu {title}</span>
            </a>
            <span className="quiet-text"> {datasetFormats[format].opens}</span>
          </li>
        ))}
        <li>
          <a href={fileOfDataset(name, schemaEnding)}>Schéma</a>
          <span className="quiet-text"> Table Schema, pour vérifier le CSV</span>
        </li>
      </ul>
      <h2>Premières lignes</h2>
      {extract.length === 0 ? (
        <EmptyState title="Rien n’est encore publié dans ce jeu">
          <p>Ses fichiers existent déjà, avec leurs colonnes&nbsp;: ils se rempliront à leurs adresses.</p>
        </EmptyState>
      ) : (
        <Extract columns={columns} rows={extract} title={title} />
      )}
      <h2>Colonnes</h2>
      <Columns columns={columns} title={title} />
      <HowToCite {...loaderData} />
    </div>
  );
}

type Loaded = Route.ComponentProps['loaderData'];

function VersionLine({ version, licenceWords }: Pick<Loaded, 'version' | 'licenceWords'>) {
  if (!version) return <p className="quiet-text">Les lignes sont en cours de compte&nbsp;: revenez dans un moment.</p>;
  return (
    <p>
      {printCount(version.rows, 'ligne').replace(/^\d+/, (digits) => printNumber(digits))}, version {version.number},
      changée le {version.changed}. {licenceWords}.
    </p>
  );
}

function Extract({ columns, rows, title }: { columns: readonly Column[]; rows: Loaded['extract']; title: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section className="table-scroll" aria-label={`Premières lignes du jeu ${title}`} tabIndex={0}>
      <table className="open-extract">
        <caption className="visually-hidden">Premières lignes du jeu {title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {columns.map((column, at) => (
                <td key={column.name}>{typeset(cut(cells[at] ?? ''))}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const longest = 60;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const typeWords: Record<Column['type'], string> = {
  ...{ string: 'texte', integer: 'nombre entier', number: 'nombre', boolean: 'true ou false' },
  ...{ date: 'jour (2020-03-04)', datetime: 'instant, en temps universel', object: 'objet JSON' },
};

function Columns({ columns, title }: { columns: readonly Column[]; title: string }) {
  return (
    <div className="table-scroll">
      <table className="table-rows">
        <caption className="visually-hidden">Colonnes du jeu {title}</caption>
        <thead>
          <tr>
            <th scope="col">Colonne</th>
            <th scope="col">Ce qu’elle dit</th>
            <th scope="col">Type</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td data-label="Ce qu’elle dit">
                {column.title}
                {column.unit && ` (${column.unit})`}
                {column.description && `. ${typeset(column.description)}`}
                {column.words && <Words words={column.words} />}
              </td>
              <td data-label="Type">
                {typeWords[column.type]}
                {column.required && ', toujours présent'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const mostWords = 8;

function Words({ words }: { words: Readonly<Record<string, string>> }) {
  const all = [...new Set(Object.values(words))];
  const said = all.slice(0, mostWords).join(', ');
  return <span className="quiet-text"> ({typeset(all.length > mostWords ? `${said}…` : said)})</span>;
}

function HowToCite({ title, address, version, licence }: Pick<Loaded, 'title' | 'address' | 'version' | 'licence'>) {
  const publishers = version?.publishers.join(', ') || 'L’organisation de chaque ligne';
  return (
    <section aria-labelledby="citer">
      <h2 id="citer">Réutiliser et citer</h2>
      <p>
        {licence ? (
          <>
            Ces données se réutilisent sous <a href={licence.address}>{licence.label}</a>.
          </>
        ) : (
          <>
            Chaque ligne se réutilise sous la licence que dit sa colonne <code>licence</code>
            {'\u00a0'}: son organisation l’a choisie.
          </>
        )}{' '}
        Dites d’où elles viennent{'\u00a0'}:
      </p>
      <blockquote>
        {publishers}, «&nbsp;{title}&nbsp;»{version && `, version ${version.number}, ${version.changed}`},{' '}
        {licence?.label ?? 'licence de chaque ligne'}, {address}
      </blockquote>
    </section>
  );
}
