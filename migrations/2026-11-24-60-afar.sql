-- What a map seen from afar needs of every place, and of the last state of each, is read from an index alone.
drop index site_afar;
create index site_afar on site (id) include (organisation_id, published, vulnerable, kind, mark);
drop index condition_observation_site_id_observed_on_idx;
create index condition_observation_last on condition_observation (site_id, observed_on desc, recorded_at desc)
  include (id, organisation_id, level, audience, generated);
