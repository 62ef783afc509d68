-- What training subsidies rest on: who may teach, classes, trainees, attendance, certificates; and internships 就业见习. Entered by institutions, units and officers;
-- nothing is changed or deleted: a wrong record becomes void with its reason and is entered anew. Money is whole fen, levels 1 (highest) to 5.

-- 培训机构目录: a period in which an institution stands in the catalogue of its place.
create table training.institutions (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  kind           text        not null check (kind in ('technical-school', 'vocational-school', 'private-school', 'firm-centre', 'public-base', 'skill-base')),
  licence        text        not null,
  listed_from    date        not null,
  listed_until   date,
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
  check (listed_until >= listed_from),
  check ((state = 'void') = (void_at is not null))
);
create unique index institutions_one on training.institutions (employer_id, listed_from) where state = 'valid';

-- 紧缺职业目录 of a place: which occupations are scarce, from when to when.
create table training.scarce_occupations (
  record_id      bigint      not null,
  occupation     text        not null,
  scarcity       text        not null check (scarcity in ('urgent', 'scarce')),
  from_on        date        not null,
  until_on       date,
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
  primary key (record_id),
  check (until_on >= from_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index scarce_occupations_one on training.scarce_occupations (region, occupation, from_on) where state = 'valid';

-- 培训班: opened by an institution (or a firm for its own staff) after its plan was filed.
create table training.classes (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  number         text        not null,
  name           text        not null,
  training       text        not null check (training in ('skill', 'start', 'firm', 'apprentice', 'project')),
  occupation     text,
  level          smallint    check (level between 1 and 5),
  module         text        check (module in ('idea', 'plan', 'improve')),
  starts_on      date        not null,
  ends_on        date        not null,
  plan_filed_on  date,
  sessions       int         not null check (sessions > 0),
  hours          int         not null check (hours > 0),
  theory_hours   int         not null check (theory_hours >= 0),
  price_fen      bigint      check (price_fen > 0),
  contract       text,
  accepted_on    date,
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
  check (ends_on >= starts_on),
  check (theory_hours <= hours),
  check ((training = 'start') = (module is not null)),
  check ((training = 'project') = (price_fen is not null)),
  check ((state = 'void') = (void_at is not null))
);
create unique index classes_one on training.classes (employer_id, number) where state = 'valid';

-- 学员名册: one person in one class.
create table training.enrolments (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  class_number   text        not null,
  trainee_group  text        not null check (trainee_group in ('monitored', 'graduate', 'school-leaver', 'rural-worker', 'unemployed', 'hard', 'other')),
  living_group   text        check (living_group in ('hard', 'poverty', 'zero-employment', 'rural-school-leaver', 'other')),
  enrolled_on    date        not null,
  fee_paid_by    text        not null check (fee_paid_by in ('person', 'institution', 'firm')),
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check ((state = 'void') = (void_at is not null))
);
create unique index enrolments_one on training.enrolments (person_id, employer_id, class_number) where state = 'valid';
create index enrolments_of_class on training.enrolments (employer_id, class_number);

-- 考勤: the sessions of one day that a person attended.
create table training.attendance (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  class_number   text        not null,
  held_on        date        not null,
  sessions       smallint    not null check (sessions between 1 and 8),
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check ((state = 'void') = (void_at is not null))
);
create unique index attendance_one on training.attendance (person_id, employer_id, class_number, held_on) where state = 'valid';

-- 证书 as the national query answered: number, name and identity number agree.
create table training.certificates (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null default 0,
  number         text        not null,
  kind           text        not null check (kind in ('vocational', 'level', 'special', 'completion')),
  occupation     text        not null,
  level          smallint    check (level between 1 and 5),
  issued_on      date        not null,
  issuer         text        not null,
  class_number   text,
  found          boolean     not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check ((kind in ('vocational', 'level')) = (level is not null)),
  check ((state = 'void') = (void_at is not null))
);
create unique index certificates_one on training.certificates (person_id, number) where state = 'valid';

-- 就业见习单位: recognised for some years.
create table training.internship_units (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  recognised_on  date        not null,
  until_on       date        not null,
  posts          int         not null check (posts > 0),
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
create unique index internship_units_one on training.internship_units (employer_id, recognised_on) where state = 'valid';

-- 见习协议: one person with one unit, filed before it begins.
create table training.internships (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  intern_group   text        not null check (intern_group in ('graduate', 'youth')),
  post           text        not null,
  mentor         text        not null,
  filed_on       date        not null,
  starts_on      date        not null,
  planned_end    date        not null,
  stipend_fen    bigint      not null check (stipend_fen > 0),
  policy_number  text        not null,
  accident_from  date        not null,
  accident_until date        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check (planned_end > starts_on),
  check (accident_until > accident_from),
  check ((state = 'void') = (void_at is not null))
);
create unique index internships_one on training.internships (person_id, employer_id, starts_on) where state = 'valid';
create index internships_of_unit on training.internships (employer_id, starts_on);

-- A month of an internship: what was paid through the bank and how many days were attended.
create table training.internship_months (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  starts_on      date        not null,
  ym             int         not null check (ym % 100 between 1 and 12),
  stipend_fen    bigint      not null check (stipend_fen >= 0),
  attended_days  smallint    not null check (attended_days between 0 and 31),
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check ((state = 'void') = (void_at is not null))
);
create unique index internship_months_one on training.internship_months (person_id, employer_id, starts_on, ym) where state = 'valid';

-- How an internship ended: at its term, by an early hire, or broken off.
create table training.internship_ends (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  starts_on      date        not null,
  ended_on       date        not null,
  result         text        not null check (result in ('term', 'hired-early', 'dropped', 'cancelled')),
  says           text        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check (ended_on >= starts_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index internship_ends_one on training.internship_ends (person_id, employer_id, starts_on) where state = 'valid';

do $$
declare t text;
begin
  foreach t in array array['enrolments', 'attendance', 'certificates', 'internships', 'internship_months', 'internship_ends'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format($p$create policy %I on training.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) in ('person:' || person_id, 'employer:' || employer_id))$p$, t || '_rows', t);
    execute format('grant select, insert on training.%I to jiuye_app', t);
  end loop;
  foreach t in array array['institutions', 'classes', 'internship_units'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format($p$create policy %I on training.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) = 'employer:' || employer_id)$p$, t || '_rows', t);
    execute format('grant select, insert on training.%I to jiuye_app', t);
  end loop;
  foreach t in array array['scarce_occupations'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format($p$create policy %I on training.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%')$p$, t || '_rows', t);
    execute format('grant select, insert on training.%I to jiuye_app', t);
  end loop;
end $$;

-- What others may know: valid records, without names. The reader's own row security applies.
create view training.published_institutions with (security_invoker = true) as select employer_id, record_id, kind, licence, listed_from, listed_until, document, region, source, entered_at from training.institutions where state = 'valid';
create view training.published_scarce_occupations with (security_invoker = true) as select record_id, occupation, scarcity, from_on, until_on, document, region, source, entered_at from training.scarce_occupations where state = 'valid';
create view training.published_classes with (security_invoker = true) as select employer_id, record_id, number, name, training, occupation, level, module, starts_on, ends_on, plan_filed_on, sessions, hours, theory_hours, price_fen, contract, accepted_on, region, source, entered_at from training.classes where state = 'valid';
create view training.published_enrolments with (security_invoker = true) as select person_id, record_id, employer_id, class_number, trainee_group, living_group, enrolled_on, fee_paid_by, region, source, entered_at from training.enrolments where state = 'valid';
create view training.published_attendance with (security_invoker = true) as select person_id, record_id, employer_id, class_number, held_on, sessions, region, source, entered_at from training.attendance where state = 'valid';
create view training.published_certificates with (security_invoker = true) as select person_id, record_id, employer_id, number, kind, occupation, level, issued_on, issuer, class_number, found, region, source, entered_at from training.certificates where state = 'valid';
create view training.published_internship_units with (security_invoker = true) as select employer_id, record_id, recognised_on, until_on, posts, document, region, source, entered_at from training.internship_units where state = 'valid';
create view training.published_internships with (security_invoker = true) as select person_id, record_id, employer_id, intern_group, post, mentor, filed_on, starts_on, planned_end, stipend_fen, policy_number, accident_from, accident_until, region, source, entered_at from training.internships where state = 'valid';
create view training.published_internship_months with (security_invoker = true) as select person_id, record_id, employer_id, starts_on, ym, stipend_fen, attended_days, region, source, entered_at from training.internship_months where state = 'valid';
create view training.published_internship_ends with (security_invoker = true) as select person_id, record_id, employer_id, starts_on, ended_on, result, says, region, source, entered_at from training.internship_ends where state = 'valid';
grant select on training.published_institutions, training.published_scarce_occupations, training.published_classes, training.published_enrolments, training.published_attendance, training.published_certificates, training.published_internship_units, training.published_internships, training.published_internship_months, training.published_internship_ends to jiuye_app;
