import { sql } from 'kysely';
import { scopeLabels, stageLabels } from '../../../programme/words.ts';
import { type Dataset, identifier, licenceColumn, publisherColumns, text } from '../dataset.ts';

export const actions: Dataset = {
  name: 'actions',
  title: 'Actions des plans',
  row: 'une action d’un plan publié',
  description:
    'Les actions des plans publiés et où elles en sont. Les contacts, les montants et ce qui concerne un plan non publié n’y sont pas.',
  keywords: ['action', 'plan', 'avancement', 'politique publique'],
  theme: 'GOVE',
  frequency: 'CONT',
  placed: false,
  columns: [
    identifier,
    ...publisherColumns,
    text('numero', 'Numéro', { required: true }),
    text('titre', 'Titre', { required: true }),
    text('resume', 'Résumé'),
    text('description', 'Description'),
    text('portee', 'Portée', { required: true, words: scopeLabels }),
    text('avancement', 'Avancement', { required: true, words: stageLabels }),
    text('service', 'Service qui la porte'),
    text('plans', 'Plans publiés dont elle fait partie'),
    text('territoires', 'Codes des territoires concernés'),
    text('finalites', 'Finalités du développement durable'),
    text('odd', 'Objectifs de développement durable, par leur numéro'),
    licenceColumn,
  ],
  rows: sql`
    select action.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence, action.number as numero,
      action.title as titre, action.summary as resume, action.description, action.scope as portee,
      action.stage as avancement, service.name as service,
      (select string_agg(plan.title, ' | ' order by plan.title) from action_plan link
        join published_plan plan on plan.id = link.plan_id where link.action_id = action.id) as plans,
      (select string_agg(territory.code, ' | ' order by territory.code) from action_territory link
        join territory on territory.id = link.territory_id where link.action_id = action.id) as territoires,
      ${tags('finalite')} as finalites, ${tags('sdg')} as odd
    from published_action action join organisation on organisation.id = action.organisation_id
      left join service on service.id = action.lead_service_id`,
};

function tags(nomenclature: 'finalite' | 'sdg') {
  return sql`(select string_agg(tag.code, ' | ' order by tag.code) from action_tag tag
    where tag.action_id = action.id and tag.nomenclature = ${sql.lit(nomenclature)})`;
}
