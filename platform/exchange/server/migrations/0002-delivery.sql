-- Delivery: an event is open until every handler of its topic has dealt with it. Each row carries its own state, so an event whose transaction
-- commits late is not passed by, as it would be by a cursor over ids.
alter table exchange.outbox add column done_at timestamptz, add column look_at timestamptz;
drop index exchange.outbox_in_order;
create index outbox_open on exchange.outbox (event_id) where done_at is null;
create index outbox_open_of_subject on exchange.outbox (subject_id, event_id) where done_at is null;
create index outbox_done on exchange.outbox (done_at) where done_at is not null;

-- A handler that fails is tried again with growing pauses; after the last try (given_up) an operator decides. Setting an event aside takes two operators.
alter table exchange.stuck
  add column subject_id bigint not null default 0,
  add column topic text not null default '',
  add column first_at timestamptz not null default now(),
  add column given_up boolean not null default false,
  add column aside_by text,
  add column aside_why text;

-- Delivered events, kept for two years.
create table exchange.delivered (
  subject_id  bigint      not null,
  event_id    bigint      not null,
  topic       text        not null,
  payload     jsonb       not null,
  at          timestamptz not null,
  done_at     timestamptz not null,
  primary key (subject_id, event_id)
);
create index delivered_by_age on exchange.delivered (done_at);
create index stuck_by_subject on exchange.stuck (handler, subject_id, event_id);
