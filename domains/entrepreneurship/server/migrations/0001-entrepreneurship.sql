-- What founders lean on: incubators with their tenants, and guaranteed start-up loans as the bank reports them. Nothing is changed or deleted: a wrong record
-- becomes void with its reason and is entered anew. Money is whole fen, rates are ten-thousandths.

-- 创业孵化基地, by the unit that runs it.
create table entrepreneurship.incubators (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  name           text        not null,
  level          text        not null check (level in ('county', 'city', 'province', 'nation')),
  recognised_on  date        not null,
  until_on       date,
  desks          int         not null check (desks > 0),
  document       text        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (employer_id, record_id),
  check (until_on >= recognised_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index incubators_one on entrepreneurship.incubators (employer_id, name) where state = 'valid';

-- 在孵企业: a firm in an incubator, with what it pays for the room (0 is free).
create table entrepreneurship.tenancies (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  incubator      text        not null,
  from_on        date        not null,
  until_on       date,
  area_m2        int         not null check (area_m2 > 0),
  rent_fen       bigint      not null check (rent_fen >= 0),
  document       text        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (employer_id, record_id),
  check (until_on >= from_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index tenancies_one on entrepreneurship.tenancies (employer_id, from_on) where state = 'valid';

-- 创业担保贷款 as the bank reports it; the borrower is a person or a firm.
create table entrepreneurship.loans (
  subject_id     bigint      not null,
  record_id      bigint      not null,
  subject_kind   text        not null check (subject_kind in ('person', 'employer')),
  number         text        not null,
  borrower       text        not null check (borrower in ('person', 'partners', 'firm')),
  borrower_group text        not null,
  partners       int         not null check (partners > 0),
  uscc           text,
  amount_fen     bigint      not null check (amount_fen > 0),
  signed_on      date        not null,
  repay_by       date        not null,
  rate           int         not null check (rate > 0),
  bank           text        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (subject_id, record_id),
  check (repay_by > signed_on),
  check ((borrower = 'firm') = (subject_kind = 'employer')),
  check ((state = 'void') = (void_at is not null))
);
create unique index loans_one on entrepreneurship.loans (subject_id, number) where state = 'valid';

-- 利息清单: days of a loan with the same principal, rate and state; first and last day both count.
create table entrepreneurship.loan_segments (
  subject_id     bigint      not null,
  record_id      bigint      not null,
  loan_number    text        not null,
  from_on        date        not null,
  until_on       date        not null,
  principal_fen  bigint      not null check (principal_fen > 0),
  rate           int         not null check (rate > 0),
  standing       text        not null check (standing in ('normal', 'overdue', 'extended')),
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (subject_id, record_id),
  check (until_on >= from_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index loan_segments_one on entrepreneurship.loan_segments (subject_id, loan_number, from_on) where state = 'valid';

do $$
declare t text;
begin
  foreach t in array array['incubators', 'tenancies'] loop
    execute format('alter table entrepreneurship.%I enable row level security', t);
    execute format($p$create policy %I on entrepreneurship.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) = 'employer:' || employer_id)$p$, t || '_rows', t);
    execute format('grant select, insert on entrepreneurship.%I to jiuye_app', t);
  end loop;
  foreach t in array array['loans', 'loan_segments'] loop
    execute format('alter table entrepreneurship.%I enable row level security', t);
    execute format($p$create policy %I on entrepreneurship.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id))$p$, t || '_rows', t);
    execute format('grant select, insert on entrepreneurship.%I to jiuye_app', t);
  end loop;
end $$;

-- What others may know: valid records. The reader's own row security applies.
create view entrepreneurship.published_incubators with (security_invoker = true) as select employer_id, record_id, name, level, recognised_on, until_on, desks, document, region, source, entered_at from entrepreneurship.incubators where state = 'valid';
create view entrepreneurship.published_tenancies with (security_invoker = true) as select employer_id, record_id, incubator, from_on, until_on, area_m2, rent_fen, document, region, source, entered_at from entrepreneurship.tenancies where state = 'valid';
create view entrepreneurship.published_loans with (security_invoker = true) as select subject_id, record_id, subject_kind, number, borrower, borrower_group, partners, uscc, amount_fen, signed_on, repay_by, rate, bank, region, source, entered_at from entrepreneurship.loans where state = 'valid';
create view entrepreneurship.published_loan_segments with (security_invoker = true) as select subject_id, record_id, loan_number, from_on, until_on, principal_fen, rate, standing, region, source, entered_at from entrepreneurship.loan_segments where state = 'valid';
grant select on entrepreneurship.published_incubators, entrepreneurship.published_tenancies, entrepreneurship.published_loans, entrepreneurship.published_loan_segments to jiuye_app;
