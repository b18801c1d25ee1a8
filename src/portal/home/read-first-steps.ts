import { type Context, listOrganisations, organisationsWhere } from '../../identity/index.ts';
import { searchIndicators } from '../../indicator/index.ts';
import { listEditions } from '../../report/index.ts';

export interface Step {
  title: string;
  sentence: string;
  href: string;
  done: boolean;
}

/** What the administrator of an installation that publishes nothing yet has to do, in order; nothing for the others. */
export async function readFirstSteps({ db, actor }: Context): Promise<Step[]> {
  const [organisation] = await listOrganisations(db, organisationsWhere(actor, 'organisation.manage'));
  if (!organisation) return [];
  const page = `/administration/organisations/${organisation.slug}`;
  const [indicators, editions] = await Promise.all([searchIndicators(db, organisation.id, '', 1), listEditions(db)]);
  return [
    {
      title: 'Choisir votre territoire',
      sentence: 'Celui sur lequel portent vos chiffres : EPCI, département, ou périmètre que vous dessinez.',
      href: '/territoires',
      done: organisation.territoryId !== null,
    },
    {
      title: 'Ajouter les services',
      sentence: 'Les fiches, les actions et les indicateurs leur seront confiés.',
      href: `${page}/services`,
      done: organisation.services > 0,
    },
    {
      title: 'Ajouter les personnes et leurs rôles',
      sentence: 'Au moins une coordination ; chacune reçoit un lien pour choisir son mot de passe.',
      href: page,
      done: organisation.people > 1,
    },
    {
      title: 'Définir les indicateurs',
      sentence: 'Un nom, une unité, une source : chaque chiffre n’aura qu’une maison.',
      href: '/indicateurs',
      done: indicators.length > 0,
    },
    {
      title: 'Ouvrir la campagne du rapport',
      sentence: 'La coordination ouvre l’édition de l’année et répartit les fiches.',
      href: '/travail/campagnes/nouvelle',
      done: editions.length > 0,
    },
  ];
}
