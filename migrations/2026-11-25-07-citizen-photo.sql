-- The picture that came with a message, without anything its camera wrote, until somebody decides: then it is a shot, or goes.
create table citizen_photo (
  message_id uuid primary key references citizen_message on delete cascade,
  content bytea not null
);
