import { sql } from 'kysely';
import { type Dataset, day, identifier, licenceColumn, publisherColumns, text } from '../dataset.ts';

export const plans: Dataset = {
  name: 'plans',
  title: 'Plans et programmes',
  row: 'un plan publié',
  description: 'Les plans, programmes et conventions publiés, avec leurs dates.',
  keywords: ['plan', 'programme', 'PCAET', 'politique publique'],
  theme: 'GOVE',
  frequency: 'IRREG',
  placed: false,
  columns: [
    identifier,
    ...publisherColumns,
    text('titre', 'Titre', { required: true }),
    text('sigle', 'Sigle'),
    text('nature', 'Nature', { required: true }),
    text('resume', 'Résumé'),
    text('en_bref', 'En bref, facile à lire'),
    day('debut', 'Commence le'),
    day('fin', 'Se termine le'),
    day('adopte_le', 'Adopté le'),
    licenceColumn,
  ],
  rows: sql`
    select plan.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence, plan.title as titre,
      plan.acronym as sigle, plan.kind as nature, plan.summary as resume, plan.easy_read as en_bref, plan.starts_on as debut, plan.ends_on as fin,
      plan.adopted_on as adopte_le
    from published_plan plan join organisation on organisation.id = plan.organisation_id`,
};
