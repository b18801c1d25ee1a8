import { Link, redirect } from 'react-router';
import { listOrganisationNames, organisationsWhere } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { printCount, printNumber } from '../../kernel/french.ts';
import { ChoiceField } from '../../web/components/choice-field.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { EmptyState, Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import {
  chooseTerritory,
  findCentre,
  findTerritory,
  listContainers,
  listMembers,
  listOrganisationsOn,
} from '../index.ts';
import { geographyHref, kindOfAddress, type Territory, territoryHref, territoryKindLabels } from '../territory.ts';
import type { Route } from './+types/territory';
import './territory.css';

const find = async (db: Db, params: { kind: string; code: string }): Promise<Territory> => {
  const kind = kindOfAddress(params.kind);
  const territory = kind && (await findTerritory(db, kind, params.code));
  if (!territory) throw missing('Ce territoire');
  return territory;
};

export function loader({ request, params, context }: Route.LoaderArgs) {
  const { db, actor } = contextOf(context);
  return reading(request, async () => {
    const territory = await find(db, params);
    const [members, containers, publishers, centre, mine] = await Promise.all([
      listMembers(db, territory.id),
      listContainers(db, territory.id),
      listOrganisationsOn(db, territory.id),
      findCentre(db, territory.id),
      listOrganisationNames(db, organisationsWhere(actor, 'organisation.manage')),
    ]);
    const toGive = mine.filter(({ id }) => !publishers.some((publisher) => publisher.id === id));
    return { territory, members, containers, publishers, centre, toGive };
  });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const territory = await find(world.db, params);
    await chooseTerritory(world, { organisationId: String(form.get('organisation')), territory });
    return redirect(geographyHref(territory));
  });
}

export default function TerritoryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { territory, members, containers, publishers, toGive } = loaderData;
  return (
    <div className="page">
      <title>{`${territory.name} – Territoires – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/territoires">Territoires</Link> › {territoryKindLabels[territory.kind]}
      </p>
      <h1>{territory.name}</h1>
      {territoryHref(territory) !== geographyHref(territory) && (
        <p>
          <Link to={territoryHref(territory)}>Chiffres, sites, espèces et actions d’ici</Link>
        </p>
      )}
      {isRefusal(actionData) && <Notice tone="refused">{actionData.refusal}</Notice>}
      <Facts {...loaderData} />
      {publishers.length > 0 && (
        <section aria-labelledby="organisations">
          <h2 id="organisations">Organisations de ce territoire</h2>
          <ul>
            {publishers.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </section>
      )}
      {toGive.length > 0 && <Give organisations={toGive} />}
      {containers.length > 0 && (
        <section aria-labelledby="parties">
          <h2 id="parties">Fait partie de</h2>
          <ul>
            {containers.map((container) => (
              <li key={container.id}>
                <Link to={territoryHref(container)}>{container.name}</Link>{' '}
                <span className="quiet-text">{territoryKindLabels[container.kind]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {territory.kind !== 'commune' && <Members members={members} />}
    </div>
  );
}

function Facts({ territory, centre }: Route.ComponentProps['loaderData']) {
  return (
    <dl className="facts">
      {territory.population !== null && (
        <div>
          <dt>Habitants</dt>
          <dd>{printNumber(String(territory.population))}</dd>
        </div>
      )}
      {territory.kind !== 'perimeter' && (
        <div>
          <dt>{territory.kind === 'epci' ? 'SIREN' : 'Code INSEE'}</dt>
          <dd>{territory.code}</dd>
        </div>
      )}
      <div>
        <dt>Géographie officielle</dt>
        <dd>au 1er janvier {territory.vintage}</dd>
      </div>
      {centre && (
        <div>
          <dt>Centre (latitude, longitude)</dt>
          <dd>
            {centre.latitude.toFixed(4).replace('.', ',')}
            {'\u202f; '}
            {centre.longitude.toFixed(4).replace('.', ',')}
          </dd>
        </div>
      )}
      {territory.source && (
        <div>
          <dt>Source</dt>
          <dd>{territory.source}</dd>
        </div>
      )}
    </dl>
  );
}

function Give({ organisations }: { organisations: { id: string; name: string }[] }) {
  return (
    <ProtectedForm className="row" style={{ alignItems: 'end', marginTop: 'var(--gap-6)' }}>
      <ChoiceField
        label="En faire le territoire de"
        hint="Les chiffres de l’organisation porteront sur lui."
        name="organisation"
        choices={organisations}
      />
      <button type="submit">Enregistrer</button>
    </ProtectedForm>
  );
}

function Members({ members }: { members: Territory[] }) {
  const kind = members[0]?.kind;
  return (
    <section aria-labelledby="membres">
      <h2 id="membres">
        {kind === 'departement' ? printCount(members.length, 'département') : printCount(members.length, 'commune')}
      </h2>
      {members.length === 0 ? (
        <EmptyState title="La composition de ce territoire n’est pas connue" />
      ) : (
        <ul className="members">
          {members.map((member) => (
            <li key={member.id}>
              <Link to={territoryHref(member)}>{member.name}</Link>
              <span className="quiet-text">
                {member.population === null ? '' : printNumber(String(member.population))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
