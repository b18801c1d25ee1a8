import { sql } from 'kysely';
import { statusLabels } from '../../../indicator/indicator.ts';
import { units } from '../../../indicator/unit.ts';
import { territoryKindLabels } from '../../../territory/territory.ts';
import { type Dataset, day, decimal, identifier, instant, licenceColumn, publisherColumns, text } from '../dataset.ts';

const unitWords = Object.fromEntries([...units.values()].map(({ code, name }) => [code, name]));

const qualifierWords = { exact: 'exact', about: 'environ', more: 'plus de', less: 'moins de', nearly: 'près de' };

const periodWords = {
  ...{ year: 'année', school_year: 'année scolaire', season: 'saison', date: 'jour', since: 'depuis', span: 'période' },
};

export const values: Dataset = {
  name: 'valeurs',
  title: 'Valeurs des indicateurs',
  row: 'une valeur validée, pour un territoire et une période',
  description:
    'Les valeurs validées et en vigueur des indicateurs, une par territoire et par période. Une valeur corrigée laisse la place à la nouvelle.',
  keywords: ['indicateur', 'chiffres clés', 'série temporelle'],
  theme: 'GOVE',
  frequency: 'CONT',
  placed: false,
  days: ['periode_debut', 'periode_fin'],
  large: true,
  columns: [
    identifier,
    ...publisherColumns,
    text('indicateur', 'Identifiant de l’indicateur', { format: 'uuid', required: true }),
    text('code', 'Code de l’indicateur', { required: true }),
    text('libelle', 'Libellé de l’indicateur', { required: true }),
    text('territoire_nature', 'Nature du territoire', { required: true, words: territoryKindLabels }),
    text('territoire_code', 'Code du territoire', { required: true, description: 'Insee, ou SIREN d’un EPCI.' }),
    text('territoire', 'Territoire', { required: true }),
    text('periode_nature', 'Nature de la période', { required: true, words: periodWords }),
    day('periode_debut', 'Premier jour de la période', { required: true }),
    day('periode_fin', 'Dernier jour de la période', { required: true }),
    text('precision', 'Comment la valeur est dite', { required: true, words: qualifierWords }),
    decimal('valeur', 'Valeur', { required: true, description: 'Dans l’unité de la colonne « unite ».' }),
    text('unite', 'Unité', { required: true, words: unitWords }),
    text('statut', 'Statut', { required: true, words: statusLabels }),
    text('source', 'Source'),
    text('page_source', 'Page de la source'),
    instant('enregistre_le', 'Enregistrée le', { required: true }),
    licenceColumn,
  ],
  rows: sql`
    select value.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence,
      indicator.id as indicateur, indicator.code, indicator.label as libelle, territory.kind as territoire_nature,
      territory.code as territoire_code, territory.name as territoire, value.period_kind as periode_nature,
      value.period_start as periode_debut, value.period_end as periode_fin, value.qualifier as precision,
      value.value as valeur, indicator.unit as unite, value.status as statut, value.source,
      value.source_page as page_source, value.recorded_at as enregistre_le
    from published_value value
      join indicator on indicator.id = value.indicator_id and indicator.archived_at is null
      join organisation on organisation.id = indicator.organisation_id
      join territory on territory.id = value.territory_id`,
};
