-- 全国查重 (domain/03 §6): about whom another province was asked for a case, what it said, and who went on without an answer.
create table subsidies.nationwide_questions (
  person_id     bigint      not null,
  case_id       bigint      not null,
  case_subject  bigint      not null,                         -- who applied
  service       text        not null,
  item          text        not null,
  groups        text[]      not null,
  from_month    text,                                         -- null: the whole life
  until_month   text,
  region        text        not null check (region ~ '^\d{12}$'),
  state         text        not null default 'waiting' check (state in ('waiting', 'clear', 'hit', 'mismatch', 'unconnected')),
  asked_at      timestamptz not null,
  hold_until    timestamptz not null,                         -- after which a person may decide to go on
  tries         int         not null default 0,
  look_at       timestamptz not null,
  problem       text        not null default '',
  answered_at   timestamptz,
  told_at       timestamptz,                                  -- when the office was told of the silence
  released_by   text,
  released_name text        not null default '',
  released_at   timestamptz,
  released_says text        not null default '',
  primary key (person_id, case_id),
  check ((state in ('clear', 'hit', 'mismatch')) = (answered_at is not null)),
  check ((released_by is null) = (released_at is null) and (released_by is null) = (released_says = ''))
);
create index nationwide_of_case on subsidies.nationwide_questions (case_subject, case_id);
create index nationwide_due on subsidies.nationwide_questions (look_at) where state in ('waiting', 'unconnected');

-- What other provinces said somebody was granted there; an answer counts for the case it was asked for, while that is open.
create table subsidies.elsewhere_holdings (
  person_id   bigint      not null,
  holding_id  bigint      not null,
  case_id     bigint      not null,
  province    text        not null check (province ~ '^\d{6}$'),
  item        text        not null,
  from_ym     int         not null,
  until_ym    int,
  occupation  text,
  level       smallint,
  employer    text,
  loan        text,
  cost        text,
  fund        text        not null,
  region      text        not null check (region ~ '^\d{12}$'),
  counts      boolean     not null default true,
  received_at timestamptz not null,
  primary key (person_id, holding_id),
  foreign key (person_id, case_id) references subsidies.nationwide_questions (person_id, case_id)
);
create unique index elsewhere_once on subsidies.elsewhere_holdings
  (person_id, case_id, province, item, from_ym, coalesce(occupation, ''), coalesce(level, 0), coalesce(employer, ''), coalesce(loan, ''), coalesce(cost, ''));

-- A grant goes through when everybody it is about was asked about; the row says how, and the constraints keep it.
create table subsidies.nationwide_passes (
  subject_id  bigint      not null,
  case_id     bigint      not null,
  region      text        not null check (region ~ '^\d{12}$'),
  asked       int         not null,
  released    int         not null,
  unconnected int         not null,
  open        int         not null constraint nationwide_answered check (open = 0),
  own         int         not null constraint nationwide_four_eyes check (own = 0), -- released by the officer who approves
  at          timestamptz not null,
  primary key (subject_id, case_id)
);

alter table subsidies.nationwide_questions enable row level security;
create policy nationwide_question_rows on subsidies.nationwide_questions to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
alter table subsidies.elsewhere_holdings enable row level security;
create policy elsewhere_rows on subsidies.elsewhere_holdings for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
alter table subsidies.nationwide_passes enable row level security;
create policy nationwide_pass_rows on subsidies.nationwide_passes to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id));
grant select on subsidies.nationwide_questions, subsidies.elsewhere_holdings to jiuye_app;
grant select, insert on subsidies.nationwide_passes to jiuye_app;

-- What somebody holds is what we granted and what other provinces said for a case that is open.
create or replace view subsidies.published_holdings with (security_invoker = true) as
  select person_id as subject_id, grant_id, item, ym as from_ym, ym as until_ym, null::text as occupation, null::smallint as level, null::text as employer, null::text as loan, null::text as cost,
         'employment-subsidy'::text as fund, region
    from subsidies.grant_months where state = 'granted'
  union all
  select subject_id, grant_id, item, from_ym, until_ym, occupation, level, employer, loan, cost, fund, region from subsidies.awards where state = 'granted'
  union all
  select person_id, 0::bigint, item, from_ym, until_ym, occupation, level, employer, loan, cost, fund, region from subsidies.elsewhere_holdings where counts;
