-- Lower case, without accents nor punctuation: what `searchForm` of src/kernel/french.ts makes of a text.
create function search_form(said text) returns text language sql immutable strict parallel safe cost 500
  return trim(regexp_replace(lower(unaccent('unaccent', said)) collate "C", '[^a-z0-9]+', ' ', 'g'));

-- Every word as it is written, which one finds while typing it, and its French stem, which finds plurals. Dear: an index is
-- always worth taking.
create function search_words(said text) returns tsvector language sql immutable strict parallel safe cost 10000
  return (select to_tsvector('pg_catalog.simple', form) || to_tsvector('pg_catalog.french', form) from search_form(said) form);

-- Of each kind that the portal searches: its name from the beginning, its name misspelt, the words of its text.
alter table plan add column form text not null generated always as (search_form(title)) stored;
alter table action add column form text not null generated always as (search_form(title)) stored;
alter table indicator add column form text not null generated always as (search_form(label)) stored;
alter table edition add column form text not null generated always as (search_form(title)) stored;
alter table sheet add column form text not null generated always as (search_form(title)) stored;
create index plan_named on plan (form text_pattern_ops);
create index plan_alike on plan using gin (form gin_trgm_ops);
create index plan_words on plan using gin (search_words(title || ' ' || coalesce(acronym, '') || ' ' || summary));
create index action_named on action (form text_pattern_ops);
create index action_alike on action using gin (form gin_trgm_ops);
create index action_words on action using gin (search_words(number || ' ' || title || ' ' || summary || ' ' || description));
create index indicator_named on indicator (form text_pattern_ops);
create index indicator_alike on indicator using gin (form gin_trgm_ops);
create index indicator_words on indicator using gin (search_words(search));
create index site_named on site (search text_pattern_ops);
create index site_words on site using gin (search_words(name));
create index site_identified on site_identifier (search_form(value));
create index territory_named on territory (search text_pattern_ops);
create index territory_words on territory using gin (to_tsvector('pg_catalog.simple', search));
create index edition_named on edition (form text_pattern_ops);
create index edition_alike on edition using gin (form gin_trgm_ops);
create index edition_words on edition using gin (search_words(title || ' ' || year::text));
create index sheet_named on sheet (form text_pattern_ops);
create index sheet_alike on sheet using gin (form gin_trgm_ops);
create index sheet_words on sheet using gin
  (search_words(code || ' ' || title || ' ' || coalesce(subtitle, '') || ' ' || jsonb_path_query_array(content, '$.**.text')::text));
