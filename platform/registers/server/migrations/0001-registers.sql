-- The registers: the single truth of places, offices, codes, persons and employers, and of what other departments send about them.
-- Every received row says who sent it (source), when it came (received_at) and from when to when it holds.

create table registers.regions (
  code         text        primary key check (code ~ '^\d{12}$'),
  name         text        not null,
  level        smallint    not null check (level between 0 and 5),  -- 0 nation, 1 province, 2 city, 3 county, 4 street, 5 community
  parent       text        not null default '',
  full_name    text        not null default '',
  urban_rural  text,                                                -- 统计用城乡分类代码, three digits, communities only
  valid_from   date        not null default '1900-01-01',
  valid_to     date,                                                -- first day it no longer is a place to register at
  source       text        not null default ''
);
create index regions_below on registers.regions (parent, code);
grant select on registers.regions to jiuye_app;

create table registers.offices (
  office_id  bigint      primary key,
  name       text        not null,
  region     text        not null,
  level      text        not null default '',
  phone      text,
  address    text,
  hours      text,
  source     text        not null default '',
  updated_at timestamptz not null default now()
);
create index offices_by_region on registers.offices (region);
grant select on registers.offices to jiuye_app;

create table registers.code_sets (
  name       text        primary key,
  title      text        not null,
  source     text        not null default '',
  digest     text        not null,                  -- of all its values: the entity tag of the public answer
  loaded_at  timestamptz not null default now()
);
create table registers.code_values (
  set_name    text     not null references registers.code_sets (name),
  code        text     not null,
  name        text     not null,
  parent      text,
  sort        int      not null,
  valid_from  date,
  valid_to    date,
  mark        text     not null default '',         -- where the value was read: V S K P C
  primary key (set_name, code)
);
grant select on registers.code_sets, registers.code_values to jiuye_app;

create table registers.persons (
  person_id          bigint      primary key,
  name               text        not null,
  -- the form names are searched by: without dots and spaces, upper case
  name_key           text        generated always as (upper(regexp_replace(name, '[·[:space:]]', '', 'g'))) stored,
  sex                text        check (sex in ('1', '2')),
  birth_date         date,
  id_type            text        not null default '01',
  id_sealed          text,
  id_masked          text        not null default '',
  mobile_sealed      text,
  mobile_masked      text,
  bank_sealed        text,
  bank_masked        text,
  bank_name          text,
  hukou_type         text,
  hukou_region       text,
  live_region        text,
  live_address       text,
  ethnic_group       text,
  education          text,
  women_retire_kind  text,
  region             text        not null,           -- the place that holds the person's file
  source             text        not null default '',
  received_at        timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  origins            jsonb       not null default '{}'  -- {"mobile": {"source": …, "asOf": …}} where a value is not from `source`
);
create index persons_by_name on registers.persons (name_key text_pattern_ops, region);
create index persons_by_region on registers.persons (region text_pattern_ops);
alter table registers.persons enable row level security;
-- Seen by the officers of the place that holds the file and of the place the person lives at, and by the person.
create policy person_rows on registers.persons to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'region:' || live_region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'person:' || person_id = current_setting('app.viewer', true));
grant select, insert, update on registers.persons to jiuye_app;

-- Global look-ups by value (keyed digests, nothing readable in them), written in the transaction of the person.
create table registers.person_id_numbers (
  digest     text   primary key,
  person_id  bigint not null
);
create index person_id_numbers_of on registers.person_id_numbers (person_id);
create table registers.person_mobiles (
  digest     text   not null,
  person_id  bigint not null,
  primary key (digest, person_id)
);
create index person_mobiles_of on registers.person_mobiles (person_id);
grant select, insert on registers.person_id_numbers to jiuye_app;
grant select, insert, delete on registers.person_mobiles to jiuye_app;

-- What was corrected, by whom, from what to what; append-only, sensitive values masked.
create table registers.person_changes (
  person_id  bigint      not null,
  change_id  bigint      not null,
  field      text        not null,
  before     text,
  after      text,
  source     text        not null,
  actor      text        not null,
  region     text        not null,
  at         timestamptz not null,
  primary key (person_id, change_id)
);
alter table registers.person_changes enable row level security;
create policy person_change_rows on registers.person_changes to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'person:' || person_id = current_setting('app.viewer', true));
grant select, insert on registers.person_changes to jiuye_app;

-- How many full views of sealed values an officer has taken on a day; limited by a parameter.
create table registers.full_views (
  officer_id  bigint not null,
  day         date   not null,
  views       int    not null,
  primary key (officer_id, day)
);
grant select, insert, update on registers.full_views to jiuye_app;

create table registers.employers (
  employer_id            bigint      primary key,
  uscc                   text        not null,
  name                   text        not null,
  name_key               text        generated always as (upper(regexp_replace(name, '[·()（）[:space:]]', '', 'g'))) stored,
  unit_type              text,
  reg_type               text,
  industry               text,
  status                 text        not null default '存续',
  region                 text        not null,
  founded_on             date,
  legal_person_id        bigint,
  legal_person_name      text,
  contact_name           text,
  contact_mobile_sealed  text,
  contact_mobile_masked  text,
  address                text,
  source                 text        not null default '',
  received_at            timestamptz not null default now(),
  updated_at             timestamptz not null default now()
);
create index employers_by_name on registers.employers (name_key text_pattern_ops);
create index employers_by_region on registers.employers (region text_pattern_ops);
create index employers_of_person on registers.employers (legal_person_id) where legal_person_id is not null;
alter table registers.employers enable row level security;
create policy employer_rows on registers.employers to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'employer:' || employer_id = current_setting('app.viewer', true));
grant select, insert, update on registers.employers to jiuye_app;

create table registers.employer_codes (
  uscc         text   primary key,
  employer_id  bigint not null
);
grant select, insert on registers.employer_codes to jiuye_app;

-- What the market register publishes about everybody in business (企业信息公示暂行条例): readable by all, no contact data.
create view registers.employer_names as
  select employer_id, uscc, name, region, status from registers.employers;
grant select on registers.employer_names to jiuye_app;

-- Received rows carry the place the person's file was at when they came; whoever sees the person sees them too.
create table registers.contributions (
  person_id          bigint      not null,
  kind               text        not null,            -- AAE140: 110 pension, 210 unemployment, 310 health, 410 injury
  ym                 int         not null check (ym % 100 between 1 and 12),
  employer_id        bigint      not null default 0,  -- 0 = pays alone (灵活就业)
  base_fen           bigint      not null default 0 check (base_fen >= 0),
  employer_paid_fen  bigint      not null default 0 check (employer_paid_fen >= 0),
  person_paid_fen    bigint      not null default 0 check (person_paid_fen >= 0),
  arrived_on         date,                            -- day the money was on account; null while it is only due
  back_paid          boolean     not null default false,
  region             text        not null default '',
  source             text        not null default '',
  received_at        timestamptz not null default now(),
  primary key (person_id, kind, ym, employer_id)
) partition by range (ym);

-- Few partitions on purpose: the months of one person are read across all of them. A year is added by a later migration.
create table registers.contributions_before_2020 partition of registers.contributions for values from (minvalue) to (202001);
create table registers.contributions_2020_2022 partition of registers.contributions for values from (202001) to (202301);
create table registers.contributions_2023_2025 partition of registers.contributions for values from (202301) to (202601);
create table registers.contributions_2026_2028 partition of registers.contributions for values from (202601) to (202901);
create table registers.contributions_2029_2031 partition of registers.contributions for values from (202901) to (203201);
create table registers.contributions_later partition of registers.contributions default;
create index contributions_of_employer on registers.contributions (employer_id, ym) where employer_id <> 0;

create table registers.employee_rows (
  person_id    bigint      not null,
  row_id       bigint      not null,
  employer_id  bigint      not null,
  kind         text        not null,                  -- AAE140 the employee was reported for
  from_on      date        not null,
  to_on        date,                                  -- first day no longer reported; null while reported
  end_reason   text,                                  -- as the sender wrote it
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, row_id),
  unique (person_id, employer_id, kind, from_on),
  check (to_on is null or to_on >= from_on)
);
create index employee_rows_of_employer on registers.employee_rows (employer_id, from_on);

create table registers.pensions (
  person_id    bigint      not null,
  starts_on    date        not null,
  ends_on      date,
  kind         text        not null default '110',    -- AAE140 of the pension
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, kind, starts_on)
);

create table registers.deaths (
  person_id    bigint      not null primary key,
  died_on      date        not null,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now()
);

create table registers.entity_roles (
  person_id    bigint      not null,
  uscc         text        not null,
  entity_name  text        not null,
  role         text        not null,                  -- 法定代表人, 经营者, 股东 …
  status       text        not null default '存续',   -- of the entity
  from_on      date        not null,
  to_on        date,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, uscc, role, from_on)
);

create table registers.custodies (
  person_id    bigint      not null,
  from_on      date        not null,
  to_on        date,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, from_on)
);

create table registers.military_service (
  person_id    bigint      not null,
  from_on      date        not null,
  to_on        date,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, from_on)
);

create table registers.studies (
  person_id     bigint      not null,
  school        text        not null,
  level         text        not null,                 -- education sought, AAC011
  from_on       date        not null,
  to_on         date,                                 -- day of leaving or planned end
  graduated_on  date,
  region        text        not null default '',
  source        text        not null default '',
  received_at   timestamptz not null default now(),
  primary key (person_id, school, from_on)
);

create table registers.entitlements_elsewhere (
  person_id    bigint      not null,
  province     text        not null,                  -- six digits of the paying province
  from_on      date        not null,
  to_on        date,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, province, from_on)
);

create table registers.kin (
  person_id    bigint      not null,
  relative_id  bigint      not null,
  relation     text        not null default '',
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, relative_id)
);

do $$
declare t text;
begin
  foreach t in array array['contributions', 'employee_rows', 'pensions', 'deaths', 'entity_roles', 'custodies', 'military_service', 'studies', 'entitlements_elsewhere', 'kin'] loop
    execute format('alter table registers.%I enable row level security', t);
    execute format(
      'create policy %I on registers.%I for select to jiuye_app
         using (''region:'' || region like nullif(current_setting(''app.viewer'', true), '''') || ''%%''
                or ''person:'' || person_id = current_setting(''app.viewer'', true)
                or exists (select 1 from registers.persons p where p.person_id = %I.person_id))',
      t || '_rows', t, t);
    execute format('grant select on registers.%I to jiuye_app', t);
  end loop;
end $$;

-- Employers see what they themselves reported and paid.
create policy contributions_of_own_staff on registers.contributions for select to jiuye_app
  using (employer_id <> 0 and 'employer:' || employer_id = current_setting('app.viewer', true));
create policy employee_rows_of_own_staff on registers.employee_rows for select to jiuye_app
  using ('employer:' || employer_id = current_setting('app.viewer', true));
