import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type ComputedValue, readComputedValues } from '../../../indicator/index.ts';
import { statusLabels } from '../../../indicator/indicator.ts';
import { units } from '../../../indicator/unit.ts';
import type { Db } from '../../../kernel/db/index.ts';
import { periodCode } from '../../../kernel/period.ts';
import { territoryKindLabels } from '../../../territory/territory.ts';
import {
  type Asked,
  type Dataset,
  day,
  decimal,
  type Found,
  identifier,
  instant,
  licenceColumn,
  publisherColumns,
  type Stretch,
  text,
} from '../dataset.ts';
import { byIdentifier } from '../published-rows.sql.ts';

const unitWords = Object.fromEntries([...units.values()].map(({ code, name }) => [code, name]));

const qualifierWords = { exact: 'exact', about: 'environ', more: 'plus de', less: 'moins de', nearly: 'près de' };

const periodWords = {
  ...{ year: 'année', school_year: 'année scolaire', season: 'saison', date: 'jour', since: 'depuis', span: 'période' },
};

const originWords = { recorded: 'enregistrée', computed: 'calculée' };

export const values: Dataset = {
  name: 'valeurs',
  title: 'Valeurs des indicateurs',
  row: 'une valeur d’indicateur, pour un territoire et une période',
  description:
    'Les valeurs validées et en vigueur des indicateurs, puis celles qui se calculent à partir d’elles seules (formules, sommes et moyennes des communes, part de chaque commune dans un compte), une par territoire et par période. Une valeur corrigée laisse la place à la nouvelle.',
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
    text('origine', 'Si la valeur fut enregistrée, ou calculée à partir d’autres', {
      ...{ required: true, words: originWords },
      description: 'Une valeur calculée n’est pas plus sûre que celles dont elle vient : estimée s’il en manque.',
    }),
    text('statut', 'Statut', { required: true, words: statusLabels }),
    text('source', 'Source'),
    text('page_source', 'Page de la source'),
    instant('enregistre_le', 'Enregistrée le', {
      ...{ required: true, description: 'D’une valeur calculée, le jour de la dernière dont elle vient.' },
    }),
    licenceColumn,
  ],
  rows: rowsOf(sql`published_value`, 'recorded'),
  stretch: readStretch,
  find: findValue,
};

function rowsOf(values: RawBuilder<unknown>, origin: keyof typeof originWords): RawBuilder<unknown> {
  return sql`
    select value.id as identifiant, organisation.name as organisation, organisation.siren, organisation.open_licence as licence,
      indicator.id as indicateur, indicator.code, indicator.label as libelle, territory.kind as territoire_nature,
      territory.code as territoire_code, territory.name as territoire, value.period_kind as periode_nature,
      value.period_start as periode_debut, value.period_end as periode_fin, value.qualifier as precision,
      value.value as valeur, indicator.unit as unite, ${sql.lit(origin)}::text as origine, value.status as statut, value.source,
      value.source_page as page_source, value.recorded_at as enregistre_le
    from ${values} value
      join indicator on indicator.id = value.indicator_id and indicator.archived_at is null
      join organisation on organisation.id = indicator.organisation_id
      join territory on territory.id = value.territory_id`;
}

/** Recorded values by their identifier, then computed ones by theirs, the values of some indicators at a time. */
async function readStretch(db: Db, asked: Asked): Promise<Stretch> {
  const { after, limit, equals } = asked;
  if (!isComputed(after)) return { ...(await byIdentifier(db, asked)), afterwards: firstComputed };
  const atOnce = Math.min(limit, indicatorsAtOnce);
  const ids = await listComputed(db, { from: after, equals, limit: atOnce + 1 });
  const computed = (await readIdentified(db, ids.slice(0, atOnce))).filter(({ id }) => id > after);
  const [following] = ids.slice(atOnce);
  const last = computed.length > limit ? computed[limit - 1]?.id : following && identifierOf(following, lowest);
  return { ...(await byIdentifier(db, { limit })), rows: computedRows(computed.slice(0, limit)), next: last ?? null };
}

async function findValue(db: Db, id: string): Promise<Found> {
  const where = sql`row.identifiant = ${id}::uuid`;
  if (!isComputed(id)) return { where };
  const [indicatorId] = await listComputed(db, { from: id, equals: {}, limit: 1 });
  const computed = await readIdentified(db, indicatorId ? [indicatorId] : []);
  return { rows: computedRows(computed.filter((value) => value.id === id.toLowerCase())), where };
}

/** Their values are worked out together: memory holds those that they come from. */
const indicatorsAtOnce = 10;

/** Indicators of which some value may be computed, by identifier, from the one that this value is of. */
async function listComputed(
  db: Db,
  { from, equals, limit }: Pick<Asked, 'equals' | 'limit'> & { from: string },
): Promise<string[]> {
  const columns: Record<string, RawBuilder<unknown>> = {
    ...{ code: sql`indicator.code`, indicateur: sql`indicator.id::text`, organisation: sql`organisation.name` },
    origine: sql`'computed'`,
  };
  const narrowed = Object.entries(columns).map(([name, column]) =>
    name in equals ? sql`and ${column} = ${equals[name]}` : sql``,
  );
  const { rows } = await sql<{ id: string }>`
    select indicator.id from indicator join organisation on organisation.id = indicator.organisation_id
    where indicator.archived_at is null and indicator.id >= ${`${from.slice(0, 13)}-0000-0000-000000000000`}::uuid
      and (indicator.formula is not null
        or exists (select from published_value value where value.indicator_id = indicator.id
          and (indicator.territory_aggregation <> 'none' and value.territory_id <> organisation.territory_id
            or exists (select from indicator_count count where count.value_id = value.id))))
      ${sql.join(narrowed, sql` `)}
    order by indicator.id limit ${limit}
  `.execute(db);
  return rows.map(({ id }) => id);
}

type Identified = ComputedValue & { id: string };

const readIdentified = async (db: Db, indicatorIds: string[]): Promise<Identified[]> =>
  (await readComputedValues(db, indicatorIds))
    .map((value) => ({ ...value, id: identifierOf(value.indicatorId, digitsOf(value)) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/**
 * The identifier of a value that is kept nowhere (a UUID of version 8): its beginning is that of its indicator, which
 * finds it again, and its end is drawn from what it is about, so that it stays the same.
 */
const identifierOf = (indicatorId: string, digits: string): string =>
  `${indicatorId.slice(0, 14)}8${indicatorId.slice(15, 19)}8${digits.slice(0, 3)}-${digits.slice(3, 15)}`;

const isComputed = (id: string | undefined): id is string => id?.[14] === '8';

const lowest = '0'.repeat(15);
const firstComputed = identifierOf('00000000-0000-0000-0000-000000000000', lowest);

const digitsOf = ({ commune, period }: ComputedValue): string =>
  createHash('sha256')
    .update(`${commune ?? ''} ${periodCode(period)}`)
    .digest('hex');

/** A commune that the territory does not know, or of which a value was recorded, has none computed. */
function computedRows(computed: Identified[]): RawBuilder<unknown> {
  const given = computed.map(({ period, at, indicatorId, ...value }) => ({
    ...{ ...value, indicator_id: indicatorId, recorded_at: at },
    ...{ period_kind: period.kind, period_start: period.start, period_end: period.end },
  }));
  const source = sql`(
    select given.*, null::text as source_page, place.territory_id
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given (id uuid, indicator_id uuid, commune text, value numeric,
        qualifier text, status text, source text, period_kind text, period_start date, period_end date, recorded_at timestamptz)
      join indicator on indicator.id = given.indicator_id
      join organisation on organisation.id = indicator.organisation_id
      cross join lateral (
        select case when given.commune is null then organisation.territory_id else (
          select territory.id from territory
            left join territory_member member on member.member_id = territory.id and member.territory_id = organisation.territory_id
          where territory.kind = 'commune' and territory.code = given.commune
          order by member.member_id, territory.vintage desc limit 1
        ) end as territory_id
      ) place
    where not exists (
      select from published_value recorded where recorded.indicator_id = given.indicator_id
        and recorded.territory_id = place.territory_id and recorded.period_kind = given.period_kind
        and recorded.period_start = given.period_start and recorded.period_end = given.period_end)
  )`;
  return rowsOf(source, 'computed');
}
