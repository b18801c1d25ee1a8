-- When a plan or a place began to be read by everybody, whoever writes it: what is new is told by it.
alter table plan add column published_at timestamptz;
alter table site add column published_at timestamptz;
update plan set published_at = created_at where published;
update site set published_at = created_at where published;

create function keep_published_at() returns trigger language plpgsql as $$
begin
  new.published_at := case when new.published then coalesce(new.published_at, now()) end;
  return new;
end $$;

create trigger keep_published_at before insert or update of published on plan
  for each row execute function keep_published_at();
create trigger keep_published_at before insert or update of published on site
  for each row execute function keep_published_at();

create index site_published_at on site (published_at desc) where published and not vulnerable;
