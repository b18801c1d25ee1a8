import { sql } from 'kysely';
import { accessLabels } from '../../../watch/condition/observation.ts';
import { unseen, unseenLabel } from '../../../watch/condition/scale.ts';
import { listScales } from '../../../watch/index.ts';
import {
  type Dataset,
  day,
  degreesColumns,
  generatedColumn,
  identifier,
  licenceColumn,
  publisherColumns,
  text,
} from '../dataset.ts';
import { degreesOf } from '../degrees.sql.ts';

const levelWords = {
  ...Object.fromEntries(listScales().flatMap(({ levels }) => levels.map(({ key, label }) => [key, label]))),
  [unseen]: unseenLabel,
};

export const condition: Dataset = {
  name: 'etats',
  title: 'État des lieux, observation par observation',
  row: 'une observation de l’état d’un lieu',
  description:
    'Dans quel état des lieux publiés ont été vus, un jour donné. Seules les observations ouvertes à tous y sont, au nom de l’organisation.',
  keywords: ['état de conservation', 'patrimoine', 'observation'],
  theme: 'ENVI',
  frequency: 'CONT',
  placed: true,
  days: ['observe_le', 'observe_le'],
  columns: [
    identifier,
    ...publisherColumns,
    text('site', 'Identifiant du lieu', { format: 'uuid', required: true }),
    text('site_nom', 'Nom du lieu', { required: true }),
    day('observe_le', 'Observé le', { required: true }),
    text('echelle', 'Échelle', {
      required: true,
      words: Object.fromEntries(listScales().map(({ name, label }) => [name, label])),
    }),
    text('etat', 'État constaté', { required: true, words: levelWords }),
    text('acces', 'Accès', { required: true, words: accessLabels }),
    text('desordres', 'Désordres relevés, par leur code'),
    text('commentaire', 'Commentaire'),
    ...degreesColumns,
    licenceColumn,
    generatedColumn,
  ],
  rows: sql`
    select observation.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence,
      site.id as site, site.name as site_nom, observation.observed_on as observe_le, observation.scale as echelle,
      observation.level as etat, observation.access as acces, array_to_string(observation.pathologies, ' | ') as desordres,
      observation.comment as commentaire, ${degreesOf(sql`site.mark`)}, observation.generated as fictif, site.mark as geometry
    from published_observation observation join published_site site on site.id = observation.site_id
      join organisation on organisation.id = observation.organisation_id`,
};
