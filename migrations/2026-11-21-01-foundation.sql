create extension if not exists postgis;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists citext;
create collation fr (provider = icu, locale = 'fr-FR');
