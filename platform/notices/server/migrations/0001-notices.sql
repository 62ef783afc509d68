-- What people and offices are told, and the short messages on their way.
create table notices.notices (
  subject_id   bigint      not null,
  notice_id    bigint      not null,
  subject_kind text        not null check (subject_kind in ('person', 'employer')),
  topic        text        not null,
  event_id     bigint      not null,
  title        text        not null,
  body         text        not null,
  link         text        not null default '',
  urgent       boolean     not null default false,
  at           timestamptz not null,
  read_at      timestamptz,
  primary key (subject_id, notice_id),
  constraint notices_once_per_event unique (subject_id, event_id, topic)
);

-- A task or a message for the officers of a place: earlier business pushes, later business is reminded.
create table notices.office_notices (
  region     text        not null,
  notice_id  bigint      not null,
  role       text        not null,
  topic      text        not null,
  event_id   bigint      not null,
  subject_id bigint      not null,
  title      text        not null,
  body       text        not null,
  link       text        not null default '',
  at         timestamptz not null,
  done_at    timestamptz,
  done_by    text,
  primary key (region, notice_id),
  constraint office_notices_once_per_event unique (region, event_id, topic, role)
);
create index office_notices_open on notices.office_notices (region text_pattern_ops, role, at) where done_at is null;

-- Short messages: a local queue; the text carries no ID number and no amount beyond what the inbox shows.
create table notices.messages (
  message_id bigint      primary key,
  subject_id bigint      not null,
  mobile     text        not null,          -- sealed
  text       text        not null,
  state      text        not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'given-up')),
  tries      int         not null default 0,
  next_at    timestamptz not null,
  sent_at    timestamptz,
  answer     text
);
create index messages_waiting on notices.messages (next_at) where state = 'waiting';

grant select, update (read_at) on notices.notices to jiuye_app;
grant select, update (done_at, done_by) on notices.office_notices to jiuye_app;
alter table notices.notices enable row level security;
create policy notices_of_viewer on notices.notices to jiuye_app using (subject_kind || ':' || subject_id = current_setting('app.viewer', true));
alter table notices.office_notices enable row level security;
create policy office_notices_of_viewer on notices.office_notices to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or current_setting('app.viewer', true) like 'region:' || rtrim(region, '0') || '%');
