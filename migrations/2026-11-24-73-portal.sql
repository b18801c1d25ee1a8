-- What is valued, covered or known at a place, from the other end.
create index indicator_value_territory on indicator_value (territory_id) where superseded_by is null;
create index indicator_count_parts on indicator_count using gin (parts jsonb_path_ops);
create index territory_code on territory (code);
create index organisation_territory on organisation (territory_id);
create index condition_observation_day on condition_observation (observed_on desc) where audience = 'everyone';
create index event_day on event (held_on) where audience = 'everyone';
