-- Two people who write about one observer are told of each other.
alter table observer add column version integer not null default 1;
