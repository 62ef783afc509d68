-- Numbers of the law that differ by place or year, put into force by two officers while the program runs. Rows are entered, approved or
-- withdrawn, never changed and never deleted; what is in force is told by the days.
create table parameters.rows (
  row_id           bigint      primary key,
  key              text        not null,
  region           text        not null check (region ~ '^\d{6}$'),
  value            jsonb       not null,
  unit             text        not null,
  effective_from   date        not null,
  effective_to     date        check (effective_to > effective_from),           -- first day it no longer holds; null: until a later row
  document_number  text        not null check (btrim(document_number) <> ''),
  reason           text        not null default '',                             -- why it begins in the past
  state            text        not null default 'draft' check (state in ('draft', 'approved', 'withdrawn')),
  entered_by       bigint      not null,
  entered_name     text        not null,
  entered_person   bigint,                                                      -- the officer as a person, where known
  entered_at       timestamptz not null,
  approved_by      bigint,
  approved_name    text,
  approved_person  bigint,
  approved_at      timestamptz,
  withdrawn_name   text,
  withdrawn_at     timestamptz,
  withdrawn_why    text,
  check ((state = 'approved') = (approved_at is not null)),
  check ((approved_at is null) = (approved_by is null)),
  check (approved_by <> entered_by),                                            -- two people, whoever writes
  check (approved_person <> entered_person),                                    -- and not one person with two accounts
  check ((state = 'withdrawn') = (withdrawn_at is not null))
);
create index rows_by_key on parameters.rows (key, region, effective_from);
create index rows_waiting on parameters.rows (region text_pattern_ops, entered_at) where state = 'draft';
-- One approved row of a place begins on a day.
create unique index rows_once on parameters.rows (key, region, effective_from) where state = 'approved';
grant select, insert on parameters.rows to jiuye_app;
grant update (state, approved_by, approved_name, approved_person, approved_at, withdrawn_name, withdrawn_at, withdrawn_why) on parameters.rows to jiuye_app;

-- Raised with every approval: processes look here whether their tables are of the present; its row is the lock of an approval.
create table parameters.version (
  one      boolean primary key default true check (one),
  version  bigint  not null
);
insert into parameters.version (version) values (0);
grant select, update on parameters.version to jiuye_app;

-- What draft rows would change, asked before they are approved; taken up by another process where one left off.
create table parameters.rehearsals (
  rehearsal_id  bigint      primary key,
  rule          text        not null,
  version       date        not null,
  business_date date        not null,
  region        text        not null check (region ~ '^\d{2,12}$'),            -- prefix of the codes it asks about
  rows          jsonb       not null,                                           -- the draft rows as they were
  assumed       jsonb       not null,
  asked_by      bigint      not null,
  asked_name    text        not null,
  asked_at      timestamptz not null,
  state         text        not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  lease_until   timestamptz,
  ended_at      timestamptz,
  months        jsonb,                                                          -- what falls into each month, for rules that give months
  problem       text
);
create index rehearsals_waiting on parameters.rehearsals (asked_at) where state = 'waiting';
create index rehearsals_of_place on parameters.rehearsals (region text_pattern_ops, asked_at desc);

create table parameters.rehearsal_counties (
  rehearsal_id  bigint not null references parameters.rehearsals (rehearsal_id),
  county        text   not null,
  figures       jsonb  not null,
  primary key (rehearsal_id, county)
);

-- Some of those whose outcome would change, with both outcomes.
create table parameters.rehearsal_subjects (
  subject_id    bigint not null,
  rehearsal_id  bigint not null references parameters.rehearsals (rehearsal_id),
  region        text   not null,
  change        text   not null check (change in ('gained', 'lost', 'changed')),
  before        jsonb  not null,
  after         jsonb  not null,
  primary key (subject_id, rehearsal_id)
);
create index rehearsal_subjects_of on parameters.rehearsal_subjects (rehearsal_id, change);
alter table parameters.rehearsal_subjects enable row level security;
create policy rehearsal_subjects_rows on parameters.rehearsal_subjects to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
grant select, insert on parameters.rehearsals to jiuye_app;
grant select on parameters.rehearsal_counties, parameters.rehearsal_subjects to jiuye_app;

-- A row that begins in the past: decisions made before it, made again with it, for people to look at. Nothing is paid or claimed back by this.
create table parameters.recalculations (
  row_id    bigint      primary key references parameters.rows (row_id),
  made_at   timestamptz not null,
  ended_at  timestamptz,
  judged    int         not null default 0
);
create index recalculations_waiting on parameters.recalculations (made_at) where ended_at is null;
create table parameters.recalculated (
  subject_id  bigint not null,
  case_id     bigint not null,
  row_id      bigint not null references parameters.recalculations (row_id),
  number      text   not null,
  region      text   not null,
  says        text[] not null,
  primary key (subject_id, case_id, row_id)
);
create index recalculated_of on parameters.recalculated (row_id);
alter table parameters.recalculated enable row level security;
create policy recalculated_rows on parameters.recalculated to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
grant select, insert on parameters.recalculations to jiuye_app;
grant select on parameters.recalculated to jiuye_app;
