import { Link } from 'react-router';
import { contextOf } from '../../web/context.ts';
import { reading } from '../../web/forms.ts';
import { listOrganisations } from '../index.ts';
import type { Route } from './+types/legal-notice';

export const loader = ({ request, context }: Route.LoaderArgs) =>
  reading(request, async () => {
    const organisations = await listOrganisations(contextOf(context).db);
    return {
      publishers: organisations
        .filter(({ publisher }) => publisher)
        .map(({ name, siren, website }) => ({ name, siren, website })),
    };
  });

export default function LegalNotice({ loaderData: { publishers } }: Route.ComponentProps) {
  return (
    <div className="page reading prose">
      <title>Mentions légales – Carreau</title>
      <h1>Mentions légales</h1>
      <h2>Qui publie</h2>
      <p>Ce site est publié par les organisations qui y font leurs rapports, chacune répondant des siens.</p>
      <ul>
        {publishers.map(({ name, siren, website }) => (
          <li key={name}>
            {name}
            {siren && `, SIREN ${siren.replace(/(\d{3})(?=\d)/g, '$1\u202f')}`}
            {website && (
              <>
                , <a href={website}>{new URL(website).host}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <h2>Données</h2>
      <p>
        Les rapports publiés et leurs chiffres sont des informations publiques, réutilisables sous la Licence ouverte
        2.0 en citant l’organisation et la date. Les noms et codes des territoires viennent du code officiel
        géographique de l’Insee&nbsp;; les points centraux des communes, de GeoNames (CC-BY 4.0).
      </p>
      <h2>Données personnelles</h2>
      <p>
        Ce que Carreau garde de chacun, pourquoi et combien de temps&nbsp;:{' '}
        <Link to="/donnees-personnelles">données personnelles</Link>. Aucune statistique de visite n’est tenue.
      </p>
      <h2>Témoin de connexion</h2>
      <p>
        Un seul témoin (<span lang="en">cookie</span>) est déposé, à la connexion, pour reconnaître la session&nbsp;; il
        disparaît au bout de vingt-quatre heures ou à la déconnexion. Il est nécessaire au service et ne demande pas de
        consentement.
      </p>
      <h2>Logiciel</h2>
      <p>Carreau est un logiciel libre, sous la licence publique de l’Union européenne (EUPL 1.2).</p>
    </div>
  );
}
