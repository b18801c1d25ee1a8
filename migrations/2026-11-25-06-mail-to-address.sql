-- Letters to somebody who has no account; their address goes once it has served, with the words.
alter table mail alter column person_id drop not null;
alter table mail add column address text;
alter table mail add check (person_id is not null or address is not null or letter is null);
alter table mail drop constraint mail_kind_check;
alter table mail add check (kind in ('invitation', 'password', 'digest', 'message_received', 'message_answered'));
