-- What is granted once, or for a person, a course, a loan's quarter, a project: awards. Beside the months of grant_months they are what other subsidies collide with (domain/03 §6).
alter table subsidies.grants drop constraint grants_months_check, add constraint grants_months_check check (months >= 0);
alter table subsidies.grants drop constraint grants_persons_check, add constraint grants_persons_check check (persons >= 0);
alter table subsidies.publications drop constraint publications_persons_check, add constraint publications_persons_check check (persons >= 0);

-- One row for each line of a grant: about a person, or about the unit itself; with what two awards may share, and the facts it was decided on.
create table subsidies.awards (
  subject_id    bigint      not null,                             -- whom the line is about
  grant_id      bigint      not null,
  line          text        not null,                             -- which of the subject's: an employment, a class, a loan's quarter; 'once'
  subject_kind  text        not null check (subject_kind in ('person', 'employer')),
  item          text        not null,
  from_ym       int         not null check (from_ym % 100 between 1 and 12),
  until_ym      int         check (until_ym % 100 between 1 and 12),  -- null while what it is for goes on
  occupation    text,
  level         smallint,
  employer      text,                                             -- credit code
  loan          text,
  cost          text,
  fund          text        not null,
  payee_id      bigint      not null,
  payee_kind    text        not null check (payee_kind in ('person', 'employer')),
  region        text        not null check (region ~ '^\d{12}$'),
  amount_fen    bigint      not null check (amount_fen >= 0),
  facts         jsonb       not null,
  granted_on    date        not null,
  state         text        not null default 'granted' check (state in ('granted', 'void')),
  clash         text,                                             -- what it collided with when it was written: never kept, each code has its constraint
  recorded_at   timestamptz not null,
  primary key (subject_id, grant_id, line),
  constraint awards_stack_si check (clash is distinct from 'R-STACK-SI'),
  constraint awards_stack_pw check (clash is distinct from 'R-STACK-PW'),
  constraint awards_stack_expand check (clash is distinct from 'R-STACK-EXPAND'),
  constraint awards_stack_uiskill check (clash is distinct from 'R-STACK-UISKILL'),
  constraint awards_stack_in check (clash is distinct from 'R-STACK-IN'),
  constraint awards_stack_st check (clash is distinct from 'R-STACK-ST'),
  constraint awards_stack_ln check (clash is distinct from 'R-STACK-LN'),
  constraint awards_stack_hi check (clash is distinct from 'R-STACK-HI'),
  constraint awards_double_fund check (clash is distinct from 'R-DOUBLE-FUND')
);
create index awards_of_payee on subsidies.awards (payee_id, grant_id);
create index awards_of_employer on subsidies.awards (employer, item) where employer is not null and state = 'granted';

-- The months of 0001 meet the awards the same way.
alter table subsidies.grant_months
  add column clash text,
  add constraint months_stack_si check (clash is distinct from 'R-STACK-SI'),
  add constraint months_stack_pw check (clash is distinct from 'R-STACK-PW'),
  add constraint months_stack_in check (clash is distinct from 'R-STACK-IN'),
  add constraint months_stack_st check (clash is distinct from 'R-STACK-ST'),
  add constraint months_double_fund check (clash is distinct from 'R-DOUBLE-FUND');

-- Taken by whoever writes a grant about somebody, in the order of numbers, until the transaction ends: two approvals about one person come one after the other.
create table subsidies.stacking (
  subject_id  bigint      not null primary key,
  taken_at    timestamptz not null
);

-- What can be had one single time: a class of certificate, a year's travel money, the n-th training of a life.
create table subsidies.taken (
  subject_id  bigint      not null,
  slot        text        not null,
  grant_id    bigint      not null,
  region      text        not null check (region ~ '^\d{12}$'),
  state       text        not null default 'granted' check (state in ('granted', 'void')),
  primary key (subject_id, slot, grant_id)
);
create unique index taken_once on subsidies.taken (subject_id, slot) where state = 'granted';

-- 税收扣减认定: a certificate for the tax office, no payment.
create table subsidies.deductions (
  subject_id    bigint      not null,                             -- the unit that hires, or the person who founds
  deduction_id  bigint      not null,
  subject_kind  text        not null check (subject_kind in ('person', 'employer')),
  person_id     bigint      not null,
  deduction_for text        not null check (deduction_for in ('founding', 'hiring')),
  group_code    text        not null,
  from_on       date        not null,
  years         int         not null check (years > 0),
  yearly_fen    bigint      not null check (yearly_fen > 0),
  case_id       bigint      not null,
  region        text        not null check (region ~ '^\d{12}$'),
  certified_on  date        not null,
  certified_by  text        not null,
  recorded_at   timestamptz not null,
  primary key (subject_id, deduction_id)
);
create unique index deductions_once on subsidies.deductions (subject_id, person_id);

-- 职业介绍: whom a licensed agency brought to which unit. Entered as in platform/entries.
create table subsidies.introductions (
  person_id     bigint      not null,
  record_id     bigint      not null,
  employer_id   bigint      not null,                             -- the agency
  hired_by      text        not null,                             -- credit code of the unit
  introduced_on date        not null,
  fee_charged   boolean     not null,
  region        text        not null check (region ~ '^\d{12}$'),
  source        text        not null,
  entered_by    text        not null,
  entered_name  text        not null,
  entered_at    timestamptz not null,
  state         text        not null default 'valid' check (state in ('valid', 'void')),
  void_says     text        not null default '',
  void_by       text,
  void_at       timestamptz,
  primary key (person_id, record_id),
  check ((state = 'void') = (void_at is not null))
);
create unique index introductions_one on subsidies.introductions (person_id, employer_id, hired_by, introduced_on) where state = 'valid';
create index introductions_of_agency on subsidies.introductions (employer_id);

-- Projects paid by stage: services, bases, studios, what a province adds. Entered as in platform/entries; the sum due is what acceptance says, never what somebody types into a claim.
create table subsidies.projects (
  employer_id   bigint      not null,
  record_id     bigint      not null,
  number        text        not null,
  kind          text        not null check (kind in ('SV-CAP', 'HS-BASE', 'HS-STUDIO', 'OT-PROV')),
  spending_use  text        not null,
  planned_on    date,
  reviewed_on   date,
  approved_on   date,
  accepted_on   date,
  sum_fen       bigint      check (sum_fen > 0),
  due_fen       bigint      not null check (due_fen > 0),
  approval      text,
  filing        text,
  region        text        not null check (region ~ '^\d{12}$'),
  source        text        not null,
  entered_by    text        not null,
  entered_name  text        not null,
  entered_at    timestamptz not null,
  state         text        not null default 'valid' check (state in ('valid', 'void')),
  void_says     text        not null default '',
  void_by       text,
  void_at       timestamptz,
  primary key (employer_id, record_id),
  check ((state = 'void') = (void_at is not null))
);
create unique index projects_one on subsidies.projects (employer_id, number) where state = 'valid';

alter table subsidies.awards enable row level security;
create policy award_rows on subsidies.awards to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id, 'person:' || payee_id, 'employer:' || payee_id));
alter table subsidies.taken enable row level security;
create policy taken_rows on subsidies.taken to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
alter table subsidies.deductions enable row level security;
create policy deduction_rows on subsidies.deductions to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id, 'person:' || person_id));
alter table subsidies.introductions enable row level security;
create policy introductions_rows on subsidies.introductions to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) in ('person:' || person_id, 'employer:' || employer_id));
alter table subsidies.projects enable row level security;
create policy projects_rows on subsidies.projects to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) = 'employer:' || employer_id);
grant select, insert on subsidies.awards, subsidies.taken, subsidies.deductions, subsidies.introductions, subsidies.projects to jiuye_app;
-- The lock says nothing about anybody but that something was once granted.
grant select, insert, update on subsidies.stacking to jiuye_app;

create view subsidies.published_awards with (security_invoker = true) as
  select subject_id, grant_id, line, subject_kind, item, from_ym, until_ym, occupation, level, employer, loan, cost, fund, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at
    from subsidies.awards where state = 'granted';

-- Everything a person or unit holds, months and awards alike, in the shape two awards are compared in.
create view subsidies.published_holdings with (security_invoker = true) as
  select person_id as subject_id, grant_id, item, ym as from_ym, ym as until_ym, null::text as occupation, null::smallint as level, null::text as employer, null::text as loan, null::text as cost,
         'employment-subsidy'::text as fund, region
    from subsidies.grant_months where state = 'granted'
  union all
  select subject_id, grant_id, item, from_ym, until_ym, occupation, level, employer, loan, cost, fund, region from subsidies.awards where state = 'granted';
grant select on subsidies.published_awards, subsidies.published_holdings to jiuye_app;
