-- Counts the statements that write what pages tell, whatever becomes of them: pages and answers are kept while it stands.
-- Sessions, letters and jobs come and go without anything told by a page.
create sequence content_change;

create function count_content_change() returns trigger language plpgsql as $$
begin
  perform nextval('content_change');
  return null;
end $$;

create procedure tell_content_changes(told regclass) language plpgsql as $$
begin
  execute format('create trigger count_content_change after insert or update or delete or truncate on %s
    for each statement execute function count_content_change()', told);
end $$;

do $$
declare told regclass;
begin
  for told in
    select oid from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname <> all ('{migration,session,sign_in,sign_in_start,password_reset,mail,sending_day,sending_count}')
      and relname <> all ('{webhook_delivery,connector_run,import_draft,api_token,data_reading}')
      and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
  loop
    call tell_content_changes(told);
  end loop;
end $$;
