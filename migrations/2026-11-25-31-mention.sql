-- Whom a remark is addressed to: told by mail, unless they chose not to be.
create table comment_mention (
  comment_id uuid not null references comment,
  person_id uuid not null references person,
  primary key (comment_id, person_id)
);
create index on comment_mention (person_id);

alter table person add column told_remarks boolean not null default true;

alter table mail drop constraint mail_kind_check;
alter table mail add check (kind in ('invitation', 'password', 'digest', 'message_received', 'message_answered', 'mention'));
