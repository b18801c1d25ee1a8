import { sql } from 'kysely';
import { directionLabels, frequencyLabels, kindLabels } from '../../../indicator/indicator.ts';
import { units } from '../../../indicator/unit.ts';
import { type Dataset, flag, identifier, integer, licenceColumn, publisherColumns, text } from '../dataset.ts';

const unitWords = Object.fromEntries([...units.values()].map(({ code, name }) => [code, name]));

/** Those that everybody is shown: with a validated value, or worked out from others. */
export const seenIndicator = sql`indicator.archived_at is null and (indicator.formula is not null
  or exists (select from published_value value where value.indicator_id = indicator.id))`;

export const indicators: Dataset = {
  name: 'indicateurs',
  title: 'Indicateurs',
  row: 'un indicateur',
  description: 'Ce qui est mesuré : la définition de chaque indicateur, son unité, sa source et le sens souhaité.',
  keywords: ['indicateur', 'développement durable', 'évaluation'],
  theme: 'GOVE',
  frequency: 'IRREG',
  placed: false,
  columns: [
    identifier,
    ...publisherColumns,
    text('code', 'Code', { required: true }),
    text('libelle', 'Libellé', { required: true }),
    text('definition', 'Définition'),
    text('en_bref', 'En bref, facile à lire'),
    text('unite', 'Unité', { required: true, words: unitWords }),
    text('compte', 'Ce qui est compté, quand l’unité est un nombre'),
    text('nature', 'Ce qu’il mesure d’une politique', { required: true, words: kindLabels }),
    text('sens', 'Sens souhaité', { required: true, words: directionLabels }),
    text('frequence', 'Fréquence', { required: true, words: frequencyLabels }),
    integer('decimales', 'Décimales', { required: true }),
    flag('calcule', 'Calculé à partir d’autres indicateurs', { required: true }),
    text('formule', 'Formule, par les codes des indicateurs'),
    text('source', 'Source'),
    text('methode', 'Méthode'),
    licenceColumn,
  ],
  rows: sql`
    select indicator.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence, indicator.code,
      indicator.label as libelle, indicator.definition, indicator.easy_read as en_bref, indicator.unit as unite, indicator.counted as compte,
      indicator.kind as nature, indicator.direction as sens, indicator.frequency as frequence,
      indicator.decimals as decimales, indicator.formula is not null as calcule, indicator.formula as formule,
      indicator.source, indicator.method as methode
    from indicator join organisation on organisation.id = indicator.organisation_id
    where ${seenIndicator}`,
};
