-- What a report announced or answered leaves the installation with that report, not before.
create view published_commitment as
select commitment.*, not exists (
    select from sheet_commitment link join sheet on sheet.id = link.sheet_id join edition on edition.id = sheet.edition_id
    where link.commitment_id = commitment.id and link.role = 'asked' and edition.state <> 'published'
  ) as answer_published
from commitment
where withdrawn_at is null and not exists (
    select from sheet_commitment link join sheet on sheet.id = link.sheet_id join edition on edition.id = sheet.edition_id
    where link.commitment_id = commitment.id and link.role = 'announced' and edition.state <> 'published'
  );
