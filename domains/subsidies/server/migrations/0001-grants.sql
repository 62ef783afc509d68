-- What subsidies are granted on and what they leave behind: answers of other departments, publications with objections, grants and their months.
-- Money is whole fen, months are integers such as 202507. Nothing is deleted; what turned out wrong is void.

-- What another department answered about a person or a unit, received or looked up on paper by an officer: append-only, the newest one that is valid counts.
create table subsidies.checks (
  subject_id    bigint      not null,
  check_id      bigint      not null,
  subject_kind  text        not null check (subject_kind in ('person', 'employer')),
  question      text        not null,
  value         jsonb       not null,
  from_on       date        not null,
  to_on         date        check (to_on > from_on),               -- first day it no longer holds
  source        text        not null,
  document      text        not null default '',
  region        text        not null check (region ~ '^\d{12}$'),
  recorded_by   text        not null,
  recorded_at   timestamptz not null,
  primary key (subject_id, check_id)
);
create index checks_of_question on subsidies.checks (subject_id, question, recorded_at desc);

-- 公示: what the public sees of a claim before it is approved.
create table subsidies.publications (
  subject_id      bigint      not null,
  publication_id  bigint      not null,
  subject_kind    text        not null check (subject_kind in ('person', 'employer')),
  case_id         bigint      not null,
  item            text        not null,
  region          text        not null check (region ~ '^\d{12}$'),
  shown_name      text        not null,
  shown_number    text        not null,
  period          text        not null,
  persons         int         not null check (persons > 0),
  amount_fen      bigint      not null check (amount_fen > 0),
  from_on         date        not null,
  until_on        date        not null check (until_on >= from_on),  -- last day objections are taken
  state           text        not null default 'open' check (state in ('open', 'withdrawn')),
  made_at         timestamptz not null,
  primary key (subject_id, publication_id)
);
create unique index publications_one on subsidies.publications (subject_id, case_id) where state = 'open';
create index publications_of_place on subsidies.publications (region text_pattern_ops, until_on desc);

create table subsidies.objections (
  subject_id      bigint      not null,
  publication_id  bigint      not null,
  objection_id    bigint      not null,
  region          text        not null,
  by_party        text        not null,                          -- "person:5", "employer:7"
  by_name         text        not null,
  reason          text        not null check (btrim(reason) <> ''),
  made_at         timestamptz not null,
  due_on          date        not null,
  state           text        not null default 'open' check (state in ('open', 'upheld', 'dismissed')),
  settled_by      text,
  settled_says    text        not null default '',
  settled_at      timestamptz,
  primary key (subject_id, publication_id, objection_id),
  foreign key (subject_id, publication_id) references subsidies.publications (subject_id, publication_id),
  check ((state = 'open') = (settled_at is null))
);

-- What was granted: to whom, for what, by which rule; the payee is the subject.
create table subsidies.grants (
  subject_id      bigint      not null,
  grant_id        bigint      not null,
  subject_kind    text        not null check (subject_kind in ('person', 'employer')),
  item            text        not null,
  fund            text        not null,
  region          text        not null check (region ~ '^\d{12}$'),
  case_id         bigint,
  channel         text        not null,
  amount_fen      bigint      not null check (amount_fen > 0),
  persons         int         not null check (persons > 0),
  months          int         not null check (months > 0),
  rule            text        not null,
  rule_version    text        not null,
  publication_id  bigint,
  published_fen   bigint,
  granted_on      date        not null,
  granted_by      text        not null,
  state           text        not null default 'approved' check (state in ('approved', 'paying', 'paid', 'returned', 'void')),
  batch_id        bigint,
  settled_on      date,
  recorded_at     timestamptz not null,
  primary key (subject_id, grant_id),
  foreign key (subject_id, publication_id) references subsidies.publications (subject_id, publication_id),
  constraint grants_published check (publication_id is not null),          -- nothing is approved before its publication has ended without an open objection
  constraint grants_as_published check (published_fen = amount_fen)        -- what is approved is what was published
);
create unique index grants_one_of_case on subsidies.grants (subject_id, case_id) where state <> 'void';
create index grants_waiting on subsidies.grants (region text_pattern_ops) where state = 'approved';

-- One row for each person and natural month that a grant uses up, with the facts it was decided on.
create table subsidies.grant_months (
  person_id     bigint      not null,
  grant_id      bigint      not null,
  ym            int         not null check (ym % 100 between 1 and 12),
  item          text        not null,
  stack         text,                                             -- the exclusion of domain/03 §6 that is kept by the database; null where none is
  payee_id      bigint      not null,
  payee_kind    text        not null check (payee_kind in ('person', 'employer')),
  region        text        not null check (region ~ '^\d{12}$'),
  amount_fen    bigint      not null check (amount_fen >= 0),
  facts         jsonb       not null,
  granted_on    date        not null,
  state         text        not null default 'granted' check (state in ('granted', 'void')),
  recorded_at   timestamptz not null,
  primary key (person_id, grant_id, ym)
);
-- G1: a natural month of a person is used by one social-insurance subsidy, whoever grants at the same moment.
create unique index grant_months_one_insurance on subsidies.grant_months (person_id, ym) where stack = 'G1' and state = 'granted';
create index grant_months_of_payee on subsidies.grant_months (payee_id, grant_id);

do $$
declare t text;
begin
  foreach t in array array['checks', 'publications', 'objections', 'grants'] loop
    execute format('alter table subsidies.%I enable row level security', t);
    execute format($p$create policy %I on subsidies.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id))$p$, t || '_rows', t);
    execute format('grant select, insert on subsidies.%I to jiuye_app', t);
  end loop;
end $$;
alter table subsidies.grant_months enable row level security;
create policy grant_month_rows on subsidies.grant_months to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or current_setting('app.viewer', true) in ('person:' || person_id, 'employer:' || payee_id));
grant select, insert on subsidies.grant_months to jiuye_app;

-- What others may know: months used and what they cost.
create view subsidies.published_grant_months with (security_invoker = true) as
  select person_id, grant_id, ym, item, payee_id, payee_kind, region, amount_fen, granted_on, recorded_at from subsidies.grant_months where state = 'granted';
create view subsidies.published_grants with (security_invoker = true) as
  select subject_id, grant_id, subject_kind, item, fund, region, case_id, channel, amount_fen, persons, months, granted_on, state, settled_on, recorded_at from subsidies.grants where state <> 'void';
grant select on subsidies.published_grant_months, subsidies.published_grants to jiuye_app;
