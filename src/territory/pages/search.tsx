import { Form, Link } from 'react-router';
import { printCount, printNumber } from '../../kernel/french.ts';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { listTerritoriesAtWork, searchTerritories } from '../index.ts';
import { kindOfAddress, type Territory, territoryHref, territoryKindLabels, territoryKinds } from '../territory.ts';
import type { Route } from './+types/search';

const most = 60;

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const asked = new URL(request.url).searchParams;
    const text = asked.get('q') ?? '';
    const kind = asked.get('nature') ?? '';
    const { db } = contextOf(context);
    const found = await searchTerritories(db, text, kindOfAddress(kind), most);
    return { text, kind, found, atWork: text || kind ? [] : await listTerritoriesAtWork(db) };
  });

export default function SearchTerritories({ loaderData: { text, kind, found, atWork } }: Route.ComponentProps) {
  return (
    <div className="page">
      <title>{`${text ? `${text} – ` : ''}Territoires – Carreau`}</title>
      <h1>Territoires</h1>
      <search>
        <Form className="row" role="search" style={{ alignItems: 'end' }}>
          <div style={{ flex: '1 1 280px' }}>
            <Field label="Nom, code INSEE ou SIREN">
              {(ids) => <input {...ids} type="search" name="q" defaultValue={text} autoComplete="off" />}
            </Field>
          </div>
          <Field label="Nature">
            {(ids) => (
              <select {...ids} name="nature" defaultValue={kind}>
                <option value="">Toutes</option>
                {territoryKinds.map((each) => (
                  <option key={each} value={each === 'perimeter' ? 'perimetre' : each}>
                    {territoryKindLabels[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="submit" className="main">
            Chercher
          </button>
        </Form>
      </search>
      <div style={{ marginTop: 'var(--gap-6)' }}>
        {found.length > 0 && <Territories caption={tellFound(found.length)} territories={found} />}
        {found.length + atWork.length === 0 && <Nothing text={text} />}
        {atWork.length > 0 && (
          <Territories caption="Ceux où travaillent les organisations de ce site" territories={atWork} />
        )}
      </div>
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  return text ? (
    <EmptyState title={`Aucun territoire ne s’appelle «\u00a0${text}\u00a0»`}>
      <p>Vérifiez l’orthographe, ou cherchez par code INSEE ou par SIREN.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Cherchez une commune, un EPCI, un département, une région ou un périmètre">
      <p>Les accents et les majuscules sont indifférents.</p>
    </EmptyState>
  );
}

const tellFound = (count: number): string =>
  count < most
    ? printCount(count, 'territoire trouvé', 'territoires trouvés')
    : `Les ${most} premiers territoires trouvés\u202f; précisez le nom pour les autres`;

function Territories({ caption, territories }: { caption: string; territories: Territory[] }) {
  return (
    <table className="table-rows">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Nom</th>
          <th scope="col">Nature</th>
          <th scope="col">Code</th>
          <th scope="col">Département</th>
          <th scope="col" className="number">
            Habitants
          </th>
        </tr>
      </thead>
      <tbody>
        {territories.map((territory) => (
          <tr key={territory.id}>
            <td>
              <Link to={territoryHref(territory)}>{territory.name}</Link>
            </td>
            <td data-label="Nature">{territoryKindLabels[territory.kind]}</td>
            <td data-label="Code">{territory.kind === 'perimeter' ? '—' : territory.code}</td>
            <td data-label="Département">{territory.departementCode ?? '—'}</td>
            <td data-label="Habitants" className="number">
              {territory.population === null ? '—' : printNumber(String(territory.population))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
