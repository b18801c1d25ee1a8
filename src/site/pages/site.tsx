import { Link, Outlet, redirect } from 'react-router';
import { printNumber } from '../../kernel/french.ts';
import { EasyRead } from '../../web/components/easy-read.tsx';
import { Follow } from '../../web/components/follow.tsx';
import { Notice } from '../../web/components/states.tsx';
import { StructuredData } from '../../web/components/structured-data.tsx';
import { contextOf } from '../../web/context.ts';
import { answering, isRefusal, reading } from '../../web/forms.ts';
import { readSite, ruleOnValue, type SiteFile } from '../index.ts';
import { precisionLabels } from '../register/site.ts';
import { siteLevelLabels } from '../site-type.ts';
import type { Route } from './+types/site';
import { SiteFields } from './site-fields.tsx';
import { SiteOutlines } from './site-outlines.tsx';
import { CrossedTerritories, CrossedZones, Identifiers, Parties, Protections, RelatedSites } from './site-parts.tsx';
import './site.css';

export const loader = ({ request, params, context }: Route.LoaderArgs) =>
  reading(request, async () => ({
    ...(await readSite(contextOf(context), params.id)),
    mended: new URL(request.url).searchParams.get('contour') === 'repare',
  }));

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  return answering(request, form, async () => {
    const ruling = text('ruling');
    await ruleOnValue(contextOf(context), {
      organisationId: text('organisation'),
      siteId: params.id,
      of: text('of') === 'geometry' ? 'geometry' : 'value',
      id: text('value'),
      ruling: ruling === 'kept' || ruling === 'set_aside' ? ruling : null,
      reason: text('reason'),
    });
    return redirect(`/sites/${params.id}#${text('field')}`);
  });
}

export default function SitePage({ loaderData, actionData }: Route.ComponentProps) {
  const { site, type, fields, identifiers, parties, protections, territories, zones, children, overlapping } =
    loaderData;
  const refused = isRefusal(actionData) ? actionData : undefined;
  return (
    <div className="page">
      <title>{`${site.name} – Sites – Carreau`}</title>
      {site.published && <StructuredData about={placeInSchemaOrg(site.name, type.label, territories)} />}
      <p className="quiet-text">
        <Link to="/sites">Sites</Link>
        {site.parentId && (
          <>
            {' › '}
            <Link to={`/sites/${site.parentId}`}>{site.parentName}</Link>
          </>
        )}
      </p>
      <h1>{site.name}</h1>
      <p className="lead">
        {[type.label, siteLevelLabels[site.level], measured(site), precisionLabels[site.precision]]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <EasyRead text={site.easyRead} />
      {loaderData.mended && (
        <Notice tone="waiting">
          Le contour se recoupait{'\u00a0'}: il a été réparé sans changer sa surface. Vérifiez-le sur la carte.
        </Notice>
      )}
      <p>
        <a href={`/sites/${site.id}/fiche.pdf`} download>
          Fiche en PDF
        </a>
        {site.published && !site.vulnerable && (
          <>
            {' · '}
            <Follow at={`/sites/${site.id}/nouveautes`}>Suivre ce site</Follow>
          </>
        )}
      </p>
      {refused && <Notice tone="refused">{refused.refusal}</Notice>}
      {(site.geometry || loaderData.mayEdit) && (
        <p className="row">
          {site.geometry && <Link to={`/carte?vue=${viewOf(site.geometry.coordinates)}`}>Voir sur la carte</Link>}
          {loaderData.mayEdit && <Link to={`/sites/${site.id}/modifier`}>Modifier</Link>}
        </p>
      )}
      <div className="site-columns">
        <div>
          <SiteFields
            fields={fields}
            organisationId={site.organisationId}
            mayRule={loaderData.mayRule}
            kept={refused?.kept}
          />
          <SiteOutlines site={site} outlines={loaderData.outlines} mayRule={loaderData.mayRule} />
          <Protections protections={protections} />
          <Parties parties={parties} />
          <Outlet />
          <RelatedSites title="Ce qui en fait partie" sites={children} />
          <RelatedSites title="Sites qui le recouvrent ou le touchent" sites={overlapping} />
        </div>
        <aside className="site-aside">
          <Identifiers identifiers={identifiers} />
          <CrossedTerritories territories={territories} />
          <CrossedZones zones={zones} />
          <p className="quiet-text">Registre tenu par {site.organisation}.</p>
        </aside>
      </div>
    </div>
  );
}

/** Where a map opens to show a place: its first vertex, near. */
function viewOf(coordinates: unknown): string {
  if (!Array.isArray(coordinates)) return '';
  return typeof coordinates[0] === 'number' ? `${coordinates[0]},${coordinates[1]},14` : viewOf(coordinates[0]);
}

/** Size of what is drawn, with its unit. */
function measured({ areaHa, lengthM }: { areaHa: number | null; lengthM: number | null }): string {
  if (areaHa !== null) return `${printNumber(areaHa.toFixed(areaHa < 10 ? 2 : 1))}\u202fha dessinés`;
  if (lengthM !== null) return `${printNumber((lengthM / 1000).toFixed(1))}\u202fkm dessinés`;
  return '';
}

/** A published place as search engines read it: where it is, its page says as far as it may. */
const placeInSchemaOrg = (name: string, type: string, territories: SiteFile['territories']) => ({
  '@type': 'Place',
  name,
  additionalType: type,
  containedInPlace: territories.map((territory) => ({ '@type': 'AdministrativeArea', name: territory.name })),
});
