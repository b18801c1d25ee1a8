-- How long the longest range of dates is: a search of a season looks that far before it.
create index record_range on record (organisation_id, (date_to - date_from)) where date_to > date_from;
