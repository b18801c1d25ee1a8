import { sql } from 'kysely';
import {
  type Dataset,
  day,
  decimal,
  degreesColumns,
  flag,
  generatedColumn,
  identifier,
  instant,
  integer,
  licenceColumn,
  publisherColumns,
  text,
} from '../dataset.ts';
import { degreesOf } from '../degrees.sql.ts';

export const scores: Dataset = {
  name: 'evaluations',
  title: 'Notes des sites évalués',
  row: 'la note d’un site dans une évaluation publiée',
  description:
    'La note et le rang de chaque site des évaluations publiées. Un rang ne vaut que parmi les sites relevés de la même manière.',
  keywords: ['évaluation', 'biodiversité', 'note', 'classement'],
  theme: 'ENVI',
  frequency: 'IRREG',
  placed: true,
  days: ['debut', 'fin'],
  columns: [
    identifier,
    ...publisherColumns,
    text('evaluation', 'Identifiant de l’évaluation', { format: 'uuid', required: true }),
    text('evaluation_titre', 'Évaluation', { required: true }),
    text('grille', 'Grille', { required: true }),
    day('debut', 'Premier jour', { required: true }),
    day('fin', 'Dernier jour', { required: true }),
    text('site', 'Identifiant du lieu', { format: 'uuid' }),
    text('site_nom', 'Nom du lieu', { required: true }),
    decimal('note', 'Note', { required: true }),
    flag('complete', 'Tous les critères ont été relevés', { required: true }),
    integer('rang', 'Rang', { required: true }),
    integer('classes', 'Sites classés avec lui', { required: true }),
    text('empreinte', 'SHA-256 de l’évaluation publiée', { required: true, pattern: '[0-9a-f]{64}' }),
    instant('publie_le', 'Publiée le', { required: true }),
    ...degreesColumns,
    licenceColumn,
    generatedColumn,
  ],
  rows: sql`
    select listed.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence,
      assessment.id as evaluation, assessment.title as evaluation_titre, assessment.grid as grille,
      assessment.starts_on as debut, assessment.ends_on as fin, site.id as site,
      coalesce(site.name, listed.said) as site_nom, trim_scale(score.score) as note, score.complete,
      score.rank as rang, score.ranked_sites as classes, assessment.sha256 as empreinte,
      assessment.published_at as publie_le, ${degreesOf(sql`site.mark`)}, assessment.generated as fictif, site.mark as geometry
    from assessment join assessment_site listed on listed.assessment_id = assessment.id
      join assessment_score score on score.assessment_site_id = listed.id
      join organisation on organisation.id = assessment.organisation_id
      left join published_site site on site.id = listed.site_id
    where assessment.published_at is not null and (listed.site_id is null or site.id is not null)`,
};
