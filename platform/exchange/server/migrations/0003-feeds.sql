-- What comes in: one receipt for each file, the rows that were not simply taken, and those a person must look at.
create table exchange.receipts (
  receipt_id   bigint      primary key,
  feed         text        not null,
  file_name    text        not null,
  sha256       text        not null,
  bytes        bigint      not null,
  encoding     text        not null default '',
  came_by      text        not null check (came_by in ('folder', 'endpoint', 'again')),
  sender       text        not null default '',
  scope        text        not null default '',
  state        text        not null check (state in ('reading', 'staged', 'accepted', 'refused')),
  rows         int         not null default 0,
  fresh        int         not null default 0,
  changed      int         not null default 0,
  unchanged    int         not null default 0,
  withdrawn    int         not null default 0,
  set_aside    int         not null default 0,
  by_hand      int         not null default 0,
  code         text,
  says         text,
  line         int,
  previous_id  bigint,                        -- the receipt of an earlier file of the same name
  again_of     bigint,                        -- the receipt whose file was taken once more
  received_at  timestamptz not null,
  ended_at     timestamptz
);
-- The same bytes are the same delivery.
create unique index receipts_by_file on exchange.receipts (feed, sha256) where again_of is null;
create index receipts_by_name on exchange.receipts (feed, file_name, receipt_id);
grant select on exchange.receipts to jiuye_app;

create table exchange.receipt_rows (
  receipt_id  bigint not null,
  line        int    not null,
  seq         int    not null default 0,
  outcome     text   not null check (outcome in ('fault', 'set-aside', 'by-hand', 'duplicate', 'changed', 'withdrawn')),
  field       text   not null default '',
  code        text   not null default '',
  says        text   not null,
  primary key (receipt_id, line, seq)
);
grant select on exchange.receipt_rows to jiuye_app;

-- Rows whose number is somebody's but whose name is not: an officer of the person's place decides.
create table exchange.by_hand (
  person_id        bigint      not null,
  receipt_id       bigint      not null,
  line             int         not null,
  feed             text        not null,
  given_name       text        not null,
  registered_name  text        not null,
  region           text        not null,
  cells            jsonb       not null,
  state            text        not null default 'open' check (state in ('open', 'taken', 'dropped')),
  decided_by       text,
  decided_why      text,
  decided_at       timestamptz,
  at               timestamptz not null,
  primary key (person_id, receipt_id, line)
);
create index by_hand_open on exchange.by_hand (region text_pattern_ops, at) where state = 'open';
alter table exchange.by_hand enable row level security;
create policy by_hand_rows on exchange.by_hand to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
grant select on exchange.by_hand to jiuye_app;
