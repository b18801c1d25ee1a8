import { sql } from 'kysely';
import type { SearchedKind } from '../../kernel/searched.ts';

const current = sql`(select version from taxref_version where in_use)`;

/** Accepted taxa of the version in use, by their scientific, French and former names: none tells what was seen. */
export const searchedTaxa: SearchedKind = {
  kind: 'species',
  label: 'Espèces',
  table: sql`taxon`,
  key: sql`taxon.cd_nom`,
  title: sql`coalesce(nullif(taxon.vernacular, ''), taxon.name)`,
  note: sql`concat_ws(' · ', case when taxon.vernacular <> '' then taxon.name end, nullif(taxon.group2, ''))`,
  href: sql`'/nature/taxons/' || taxon.cd_nom`,
  form: sql`taxon.search`,
  names: [sql`taxon.search`],
  otherwise: ({ form }) => sql`
    (select cd_ref, search = ${form} from taxon_vernacular where version = ${current} and (search like ${`${form}%`} or search like ${`% ${form}%`}) limit 200)
    union all (select cd_ref, false from taxon other where version = ${current} and search like ${`${form}%`} and cd_nom <> cd_ref limit 100)
    union all select taxon.cd_nom, true from taxon where version = ${current} and cd_nom = ${numberOf(form)}`,
  misspelt: ({ form }) =>
    sql`select cd_ref, word_similarity(${form}, search) from taxon_vernacular
      where version = ${current} and ${form}::text <% search limit 100`,
  weight: sql`case when taxon.vernacular <> '' then 1 else 0 end`,
  shown: () => sql`taxon.version = ${current} and taxon.cd_nom = taxon.cd_ref`,
};

const numberOf = (form: string): number => (/^\d{1,7}$/.test(form) ? Number(form) : 0);
