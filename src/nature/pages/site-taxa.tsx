import { Form, Link } from 'react-router';
import { printCount, printDate } from '../../kernel/french.ts';
import { readSite } from '../../site/index.ts';
import { Field } from '../../web/components/form.tsx';
import { EmptyState } from '../../web/components/states.tsx';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { readSiteTaxa } from '../index.ts';
import { yearsUnseen } from '../site/standing-of-taxon.rule.ts';
import type { Route } from './+types/site-taxa';
import { SiteTaxonTable } from './site-taxon-table.tsx';
import './nature.css';

const kept = {
  tous: 'Toutes',
  statut: 'Avec un statut',
  nouveau: 'Nouvelles cette année',
  absent: 'Pas revues',
} as const;
type Kept = keyof typeof kept;

/** The species of a place. */
export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const carried = contextOf(context);
    const query = new URL(request.url).searchParams;
    const group = query.get('groupe') ?? '';
    const only = (Object.keys(kept) as Kept[]).find((key) => key === query.get('seulement')) ?? 'tous';
    const [{ site }, found] = await Promise.all([readSite(carried, params.id), readSiteTaxa(carried, params.id)]);
    const isKept = {
      tous: () => true,
      statut: ({ statuses }) => statuses.length > 0,
      nouveau: ({ standing }) => standing === 'new',
      absent: ({ standing }) => standing === 'unseen',
    } satisfies Record<Kept, (taxon: (typeof found.taxa)[number]) => boolean>;
    return {
      ...{ ...found, id: site.id, name: site.name, group, only, all: found.taxa.length },
      groups: [...new Set(found.taxa.map(({ group2 }) => group2).filter(Boolean))],
      taxa: found.taxa.filter((taxon) => isKept[only](taxon) && (!group || taxon.group2 === group)),
    };
  });

export default function SiteTaxaPage({ loaderData }: Route.ComponentProps) {
  const { id, name, taxa, all, records, first, last, isExact } = loaderData;
  return (
    <div className="page">
      <title>{`Espèces – ${name} – Carreau`}</title>
      <p className="quiet-text">
        <Link to="/sites">Sites</Link> › <Link to={`/sites/${id}`}>{name}</Link>
      </p>
      <h1>Espèces du site {name}</h1>
      {all === 0 || !first || !last ? (
        <EmptyState title="Aucune espèce notée ici">
          <p>Ici seront celles des données rattachées à ce site, ou prises dans son contour.</p>
        </EmptyState>
      ) : (
        <>
          <p>
            {printCount(all, 'taxon', 'taxons')} en {printCount(records, 'donnée')}, du {printDate(first)} au{' '}
            {printDate(last)}. Un taxon n’est pas revu quand personne ne l’a noté depuis {yearsUnseen}
            {'\u00a0'}ans alors qu’on est revenu.
            {!isExact && ' Les espèces sensibles, dont le lieu exact n’est pas montré, n’y sont pas.'}
          </p>
          <Kept loaded={loaderData} />
          <p role="status">{printCount(taxa.length, 'taxon', 'taxons')}.</p>
          {taxa.length > 0 && <SiteTaxonTable taxa={taxa} siteId={id} />}
        </>
      )}
    </div>
  );
}

const Kept = ({ loaded: { group, groups, only } }: { loaded: Route.ComponentProps['loaderData'] }) => (
  <Form method="get" className="nature-search">
    <Field label="Groupe">
      {(ids) => (
        <select {...ids} name="groupe" defaultValue={group}>
          <option value="">Tous</option>
          {groups.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </Field>
    <Field label="Espèces">
      {(ids) => (
        <select {...ids} name="seulement" defaultValue={only}>
          {Object.entries(kept).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
    <button type="submit">Montrer</button>
  </Form>
);
