import { sql } from 'kysely';
import { outcomeLabels } from '../../../programme/words.ts';
import { type Dataset, identifier, integer, licenceColumn, publisherColumns, text } from '../dataset.ts';

/**
 * A sentence leaves with the report that announced it, or with its action; an answer with the report that asked for it.
 * The action that it is about is named only if everybody may read it.
 */
export const commitments: Dataset = {
  name: 'engagements',
  title: 'Engagements et leurs suites',
  row: 'un engagement annoncé',
  description: 'Ce qui a été annoncé pour une année, et si cela a été tenu.',
  keywords: ['engagement', 'redevabilité', 'évaluation'],
  theme: 'GOVE',
  frequency: 'ANNUAL',
  placed: false,
  columns: [
    identifier,
    ...publisherColumns,
    integer('annonce_en', 'Année de l’annonce', { required: true }),
    integer('pour', 'Année visée', { required: true }),
    text('engagement', 'Engagement', { required: true }),
    text('action', 'Identifiant de l’action', { format: 'uuid' }),
    text('action_numero', 'Numéro de l’action'),
    text('issue', 'Suite donnée', { words: outcomeLabels }),
    text('reponse', 'Ce qui en est dit'),
    licenceColumn,
  ],
  rows: sql`
    select commitment.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence,
      commitment.announced_year as annonce_en, commitment.due_year as pour, commitment.sentence as engagement,
      action.id as action, action.number as action_numero, answer.outcome as issue, answer.sentence as reponse
    from published_commitment commitment join organisation on organisation.id = commitment.organisation_id
      left join published_action action on action.id = commitment.action_id
      left join commitment_answer answer on answer.commitment_id = commitment.id and answer.superseded_by is null
        and commitment.answer_published
    where action.id is not null or exists (
      select from sheet_commitment link join sheet on sheet.id = link.sheet_id
        join published_edition edition on edition.id = sheet.edition_id
      where link.commitment_id = commitment.id)`,
};
