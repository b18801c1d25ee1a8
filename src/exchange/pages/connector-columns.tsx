import { redirect } from 'react-router';
import { managedOrganisation } from '../../identity/pages/managed-organisation.ts';
import { printCount } from '../../kernel/french.ts';
import { mappingFields, readMappingChoices } from '../../site/files/mapping-form.ts';
import { columnChoices } from '../../site/files/site-mapping.ts';
import { listSiteTypes } from '../../site/index.ts';
import { Columns } from '../../site/pages/import-parts.tsx';
import { ProtectedForm } from '../../web/components/form.tsx';
import { FindingTable } from '../../web/components/imports.tsx';
import { Notice } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, reading } from '../../web/forms.ts';
import type { KindName } from '../connector/connector.ts';
import { setUpConnector } from '../connector/keep-connector.ts';
import { understandSource } from '../connector/understand-places.ts';
import type { Route } from './+types/connector-columns';
import { SourceHead } from './source-head.tsx';
import '../../site/pages/site.css';

type Read = NonNullable<Awaited<ReturnType<typeof understandSource>>['read']>;

function shownAs(read: Read) {
  const { mapping, chosenEpsg } = read;
  const type = 'always' in mapping.type ? mapping.type.always : mapping.type.otherwise;
  return {
    ...{ ...read, type, layers: [], layer: undefined },
    types: listSiteTypes().map(({ name, label }) => ({ id: name, name: label })),
    says: columnChoices(type),
    fields: mappingFields({ epsg: chosenEpsg, mapping }),
  };
}

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const world = contextOf(context);
    await managedOrganisation(world, params.slug, 'connector.keep');
    const choices = readMappingChoices(new URL(request.url).searchParams);
    const { read, ...source } = await understandSource(world, params.id, choices, world);
    return { ...source, read: read && shownAs(read) };
  });

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const world = contextOf(context);
  return answering(request, form, async () => {
    const { slug } = await managedOrganisation(world, params.slug, 'connector.keep');
    const { mapping, epsg } = readMappingChoices(form);
    const adds = form.get('adds') === 'oui';
    await setUpConnector(world, params.id, { mapping: mapping ?? null, epsg: epsg ?? null, adds });
    return redirect(`/administration/organisations/${slug}/sources/${params.id}`);
  });
}

export default function ConnectorColumns({ loaderData, actionData, params }: Route.ComponentProps) {
  const { name, kind, adds, refusal, read } = loaderData;
  return (
    <>
      <SourceHead
        name={name}
        address={`/administration/organisations/${params.slug}/sources/${params.id}`}
        answer={actionData}
        refusal={refusal ?? read?.refusal}
      />
      {read?.dryRun && <Understood dryRun={read.dryRun} kind={kind} />}
      {read?.dryRun && <Follow fields={read.fields} adds={adds} />}
      {read && <Columns {...read} />}
      {read?.dryRun && read.dryRun.found > 0 && (
        <FindingTable
          title="Ce qu’il faut savoir des lignes"
          findings={read.dryRun.findings.slice(0, shownFindings)}
          found={read.dryRun.found}
        />
      )}
    </>
  );
}

/** Enough to see what to choose otherwise: the source alone mends its lines. */
const shownFindings = 20;

type Shown = NonNullable<Route.ComponentProps['loaderData']['read']>;

const Understood = ({ dryRun, kind }: { dryRun: NonNullable<Shown['dryRun']>; kind: KindName }) => (
  <Notice tone={dryRun.rejected > 0 ? 'refused' : 'done'}>
    {printCount(dryRun.rows, 'site lu', 'sites lus')}
    {kind === 'collection' && ' dans sa première page'}
    {'\u00a0: '}
    {[
      printCount(dryRun.created, 'absent du registre', 'absents du registre'),
      printCount(dryRun.known, 'reconnu', 'reconnus'),
      printCount(dryRun.rejected, 'à corriger à la source', 'à corriger à la source'),
    ].join(', ')}
    .
  </Notice>
);

const Follow = ({ fields, adds }: { fields: Shown['fields']; adds: boolean }) => (
  <ProtectedForm className="stack import-ready">
    {fields.map(([field, value]) => (
      <input key={field} type="hidden" name={field} value={value} />
    ))}
    <fieldset className="site-rows">
      <legend>Les sites que le registre n’a pas</legend>
      <label className="check">
        <input type="radio" name="adds" value="non" defaultChecked={!adds} /> Les proposer, un choix à la fois
      </label>
      <label className="check">
        <input type="radio" name="adds" value="oui" defaultChecked={adds} /> Les ajouter, sauf s’ils ressemblent à un
        site connu
      </label>
    </fieldset>
    <p className="quiet-text">
      Ce que la source dit autrement que le registre attend toujours votre choix&nbsp;; ce qu’elle n’a plus n’est jamais
      retiré.
    </p>
    <div>
      <button type="submit" className="main">
        Suivre cette source
      </button>
    </div>
  </ProtectedForm>
);
