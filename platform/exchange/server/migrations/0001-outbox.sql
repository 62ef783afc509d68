-- Events leave through the outbox: written in the transaction of what happened, delivered in order, at least once, to idempotent handlers.
create table exchange.outbox (
  subject_id  bigint      not null,
  event_id    bigint      not null,
  topic       text        not null,
  payload     jsonb       not null,
  at          timestamptz not null default now(),
  primary key (subject_id, event_id)
);
create index outbox_in_order on exchange.outbox (event_id);
grant insert on exchange.outbox to jiuye_app;

-- Which handler has dealt with which event; the primary key is what makes a handler idempotent.
create table exchange.handled (
  handler  text   not null,
  event_id bigint not null,
  at       timestamptz not null default now(),
  primary key (handler, event_id)
);

-- Events a handler could not deal with after several tries, for an operator.
create table exchange.stuck (
  handler   text        not null,
  event_id  bigint      not null,
  tries     int         not null default 1,
  problem   text        not null,
  retry_at  timestamptz not null,
  primary key (handler, event_id)
);
