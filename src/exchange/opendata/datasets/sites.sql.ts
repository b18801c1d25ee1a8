import { sql } from 'kysely';
import { listSiteTypes } from '../../../site/index.ts';
import { precisionLabels } from '../../../site/register/site.ts';
import { siteLevelLabels } from '../../../site/site-type.ts';
import {
  type Dataset,
  degreesColumns,
  flag,
  identifier,
  licenceColumn,
  object,
  publisherColumns,
  text,
} from '../dataset.ts';
import { degreesOf } from '../degrees.sql.ts';

export const siteKindWords = Object.fromEntries(listSiteTypes().map(({ name, label }) => [name, label]));

const communes = sql`from site_territory crossing join territory on territory.id = crossing.territory_id
        where crossing.site_id = site.id and territory.kind = 'commune'`;

export const sites: Dataset = {
  name: 'sites',
  title: 'Sites et lieux du registre',
  row: 'un lieu publié',
  description:
    'Les lieux publiés du registre, de tous types. Un lieu vulnérable est connu par sa commune : son contour n’y est pas.',
  keywords: ['patrimoine', 'site', 'registre', 'localisation'],
  theme: 'ENVI',
  frequency: 'CONT',
  placed: true,
  columns: [
    identifier,
    ...publisherColumns,
    text('type', 'Type de lieu', { required: true, words: siteKindWords }),
    text('niveau', 'Niveau', { required: true, words: siteLevelLabels }),
    text('nom', 'Nom', { required: true }),
    text('en_bref', 'En bref, facile à lire'),
    text('dans', 'Identifiant du lieu dont il fait partie', { format: 'uuid' }),
    text('precision', 'Précision de la position', { required: true, words: precisionLabels }),
    flag('vulnerable', 'Position retenue, parce que le lieu est vulnérable', { required: true }),
    text('code_insee', 'Codes des communes'),
    text('communes', 'Communes'),
    ...degreesColumns,
    object('attributs', 'Champs propres au type, tels qu’ils font foi'),
    licenceColumn,
  ],
  rows: sql`
    select site.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence, site.kind as type,
      site.level as niveau, site.name as nom, site.easy_read as en_bref, parent.id as dans, site.precision, site.vulnerable,
      (select string_agg(territory.code, ' | ' order by crossing.share desc, territory.code) ${communes}) as code_insee,
      (select string_agg(territory.name, ' | ' order by crossing.share desc, territory.code) ${communes}) as communes,
      ${degreesOf(sql`site.mark`)}, site.attributes as attributs, site.geometry
    from published_site site join organisation on organisation.id = site.organisation_id
      left join published_site parent on parent.id = site.parent_id`,
};
