-- What was decided or stopped on a report that a department has taken back or corrected: a person looks and decides, nothing changes by itself.
create table insurance.rechecks (
  person_id       bigint      not null,
  recheck_id      bigint      not null,
  entitlement_id  bigint,                                        -- null for a funeral grant, which belongs to the death
  kind            text        not null check (kind in ('stop', 'suspension', 'retirement', 'contributions', 'funeral', 'funeral-twice', 'survivors', 'refund')),
  ground          text        not null,                          -- topic of what made it necessary
  event           text,                                          -- code of rules/stop-events
  happened_on     date,                                          -- the day that had been reported
  says            text        not null,
  region          text        not null check (region ~ '^\d{12}$'),
  due_on          date        not null,
  state           text        not null default 'open' check (state in ('open', 'stands', 'changed')),
  made_at         timestamptz not null,
  done_by         text,
  done_name       text,
  done_at         timestamptz,
  outcome         text,
  primary key (person_id, recheck_id),
  foreign key (person_id, entitlement_id) references insurance.entitlements (person_id, entitlement_id),
  check ((state = 'open') = (done_at is null))
);
create unique index rechecks_once on insurance.rechecks (person_id, kind, coalesce(entitlement_id, 0), coalesce(happened_on, '1900-01-01')) where state = 'open';
create index rechecks_open on insurance.rechecks (region text_pattern_ops, due_on) where state = 'open';
alter table insurance.rechecks enable row level security;
create policy rechecks_rows on insurance.rechecks to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
grant select on insurance.rechecks to jiuye_app;

-- The lock of a funeral grant that another insurance has taken back: it leaves the one-per-death table and is kept here.
create table insurance.released_funeral_grants (
  person_id    bigint      not null,
  release_id   bigint      not null,
  insurance    text        not null,
  granted_on   date        not null,
  source       text        not null,
  region       text        not null,
  released_by  text        not null,
  released_at  timestamptz not null,
  primary key (person_id, release_id)
);
alter table insurance.released_funeral_grants enable row level security;
create policy released_funeral_grants_rows on insurance.released_funeral_grants to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
grant select on insurance.released_funeral_grants to jiuye_app;

-- A suspension that rested on nothing keeps its first month and lasts none.
alter table insurance.suspensions drop constraint suspensions_check;
alter table insurance.suspensions add constraint suspensions_check check (to_month is null or to_month >= from_month);
