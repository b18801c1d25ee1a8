-- A report in a few sentences easy to read (FALC). It stands beside the frozen text, not in it: it is for who finds the
-- report hard, and is mended after readers tried it, each change in the journal.
alter table edition add column easy_read text not null default '';

create or replace view published_edition as
select edition.id, edition.organisation_id, edition.report_type, edition.year, edition.title, edition.erratum, edition.corrects_id,
  edition.state, edition.due_on, edition.texts, edition.proceedings, edition.version, edition.texts_version, edition.created_at,
  frozen_edition.document, frozen_edition.sha256, frozen_edition.frozen_at, edition.easy_read
from edition join frozen_edition on frozen_edition.edition_id = edition.id
where edition.state = 'published';
