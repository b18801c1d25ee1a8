-- Places counted from afar are read from an index alone: their outlines, many times larger, stay where they are.
create index site_afar on site (published, vulnerable) include (organisation_id, kind, mark);
