-- Employment and unemployment registrations, filings, imports and what belongs to them (domain/01 §3.3–§8). Nothing is ever deleted: a wrong
-- record becomes `void` with its reason (I8). Periods include their first day and exclude their last.
create extension if not exists btree_gist;

-- 就业登记
create table registration.employments (
  person_id         bigint      not null,
  employment_id     bigint      not null,
  form              text        not null check (form in ('010', '020', '021', '022', '023', '030', '990')),  -- ADC111
  flag              text        check (flag in ('dispatch', 'company-founder', 'online-business')),
  employer_id       bigint,                                  -- null for own-account work
  employer_name     text        not null default '',
  uscc              text,
  started_on        date        not null,
  ended_on          date,                                    -- first day no longer employed
  end_reason        text,                                    -- employment-end 01…90
  legal_end_reason  text,                                    -- employment-end-law 01…99
  region            text        not null check (region ~ '^\d{12}$'),
  work_region       text        not null,
  urban             boolean     not null default true,
  occupation        text,
  post_name         text,
  content           text,                                    -- what a flexible worker does
  contract_kind     text,
  contract_from     date,
  contract_to       date,
  monthly_pay_fen   bigint      check (monthly_pay_fen >= 0),
  part_time         boolean     not null default false,      -- 非全日制 or 兼职: may run beside another (I3)
  minor             boolean     not null default false,
  valid_until       date,                                    -- flexible work must be confirmed before this day
  reminded_on       date,                                    -- when the person was last reminded of it
  evidence          text        not null check (evidence in ('A', 'B', 'C', 'D', 'E')),
  state             text        not null check (state in ('valid', 'ended', 'void')),
  source            text        not null,                    -- 'filing', 'si', 'case', 'import'
  case_id           bigint,
  filing_id         bigint,
  recorded_at       timestamptz not null,
  end_recorded_at   timestamptz,
  end_source        text,
  void_reason       text,
  void_by           text,
  primary key (person_id, employment_id),
  constraint employments_period check (ended_on is null or ended_on >= started_on),
  constraint employments_ended check (state = 'void' or (state = 'ended') = (ended_on is not null)),
  constraint employments_void_reason check (state <> 'void' or void_reason is not null),
  -- I3: full-time employments of one person never overlap
  constraint employments_overlap exclude using gist (person_id with =, daterange(started_on, ended_on) with &&) where (state <> 'void' and not part_time)
);
create unique index employments_once on registration.employments (person_id, employer_id, started_on) where employer_id is not null and state <> 'void';
create index employments_of_employer on registration.employments (employer_id, person_id) where employer_id is not null;
create index employments_expiring on registration.employments (valid_until) where state = 'valid' and valid_until is not null;
create index employments_recorded on registration.employments (recorded_at);

-- 失业登记
create table registration.unemployments (
  person_id         bigint      not null,
  spell_id          bigint      not null,
  registered_on     date        not null,
  loss_on           date,
  reason            text        not null,                    -- AJC093
  place_kind        text        not null check (place_kind in ('1', '2', '3', '4')),  -- 户籍地 常住地 就业地 参保地
  region            text        not null check (region ~ '^\d{12}$'),
  wishes            jsonb       not null default '{}',       -- 求职、培训、创业意愿, skills, special identity
  minor             boolean     not null default false,
  national_check    text        not null default 'pending' check (national_check in ('clear', 'pending', 'duplicate')),  -- 待核重
  service_class     text        not null default 'basic' check (service_class in ('basic', 'focus', 'aid')),
  last_contact_on   date        not null,
  next_contact_on   date        not null,
  warned_on         date,
  closed_on         date,                                    -- first day no longer unemployed
  close_reason      text,                                    -- U11 …
  close_effective   date,                                    -- the day the ground arose, even before the registration
  close_source      text,
  state             text        not null check (state in ('open', 'suspended', 'closed', 'void')),
  channel           text        not null default 'case',
  case_id           bigint,
  moved_from        text,                                    -- place it was moved from, with its original date kept
  void_reason       text,
  void_by           text,
  recorded_at       timestamptz not null,
  close_recorded_at timestamptz,
  primary key (person_id, spell_id),
  constraint unemployments_closed check (state = 'void' or (state = 'closed') = (closed_on is not null)),
  constraint unemployments_void_reason check (state <> 'void' or void_reason is not null),
  constraint unemployments_overlap exclude using gist (person_id with =, daterange(registered_on, closed_on) with &&) where (state <> 'void')
);
-- I1: at most one valid registration per person
create unique index unemployments_one_open on registration.unemployments (person_id) where state in ('open', 'suspended');
create index unemployments_by_region on registration.unemployments (region text_pattern_ops, state);
create index unemployments_silent on registration.unemployments (last_contact_on) where state = 'open';
create index unemployments_to_check on registration.unemployments (person_id) where national_check = 'pending' and state = 'open';
create index unemployments_recorded on registration.unemployments (recorded_at);

-- I2: an employment and an unemployment of one person never overlap. One row per valid record; a void record's period is emptied.
create table registration.periods (
  person_id  bigint    not null,
  record_id  bigint    not null,
  kind       text      not null check (kind in ('employment', 'unemployment')),
  region     text      not null,
  during     daterange not null,
  primary key (person_id, record_id),
  constraint periods_apart exclude using gist (person_id with =, kind with <>, during with &&)
);

-- An end that was reported by others and becomes final unless somebody objects (§5.3).
create table registration.end_drafts (
  person_id         bigint      not null,
  draft_id          bigint      not null,
  employment_id     bigint      not null,
  region            text        not null,
  ended_on          date        not null,
  end_reason        text        not null,
  legal_end_reason  text        not null,
  source            text        not null,
  object_until      date        not null,
  objection         text,
  state             text        not null check (state in ('draft', 'confirmed', 'objected', 'dropped')),
  recorded_at       timestamptz not null,
  settled_at        timestamptz,
  primary key (person_id, draft_id)
);
create unique index end_drafts_one on registration.end_drafts (person_id, employment_id) where state in ('draft', 'objected');
create index end_drafts_due on registration.end_drafts (object_until) where state = 'draft';

-- 劳动用工备案
create table registration.filings (
  employer_id        bigint      not null,
  filing_id          bigint      not null,
  person_id          bigint      not null,
  employment_id      bigint,                                 -- null for over-age work, which is filed but is no employment
  person_name        text        not null,
  id_masked          text        not null,
  hire_on            date        not null,
  contract_kind      text        not null,
  contract_from      date,
  contract_to        date,
  occupation         text        not null,
  post_name          text,
  work_region        text        not null,
  monthly_pay_fen    bigint      check (monthly_pay_fen >= 0),
  dispatch_uscc      text,
  over_age           boolean     not null default false,
  ended_on           date,
  end_reason         text,
  legal_end_reason   text,
  region             text        not null check (region ~ '^\d{12}$'),
  state              text        not null check (state in ('filed', 'ended', 'void')),
  late_hire          boolean     not null default false,     -- filed after the legal term
  late_end           boolean     not null default false,
  import_id          bigint,
  recorded_at        timestamptz not null,
  recorded_by        text        not null,
  end_recorded_at    timestamptz,
  primary key (employer_id, filing_id),
  constraint filings_period check (ended_on is null or ended_on >= hire_on),
  constraint filings_ended check (state = 'void' or (state = 'ended') = (ended_on is not null))
);
create unique index filings_once on registration.filings (employer_id, person_id, hire_on) where state <> 'void';
create unique index filings_running on registration.filings (employer_id, person_id) where state = 'filed';
create index filings_by_name on registration.filings (employer_id, person_name text_pattern_ops);
create index filings_ended_lately on registration.filings (employer_id, ended_on) where state = 'ended';
create index filings_by_region on registration.filings (region text_pattern_ops);

create table registration.filing_changes (
  employer_id  bigint      not null,
  change_id    bigint      not null,
  filing_id    bigint      not null,
  kind         text        not null check (kind in ('hire', 'change', 'end', 'void')),
  before       jsonb,
  after        jsonb       not null,
  actor        text        not null,
  import_id    bigint,
  region       text        not null,
  at           timestamptz not null,
  primary key (employer_id, change_id)
);

-- A roster an employer sent: previewed, then confirmed as a whole or not at all.
create table registration.filing_imports (
  employer_id   bigint      not null,
  import_id     bigint      not null,
  region        text        not null,
  file_name     text        not null,
  file_digest   text        not null,
  format        text        not null check (format in ('xlsx', 'csv', 'form')),
  state         text        not null check (state in ('previewed', 'confirmed', 'discarded')),
  counts        jsonb       not null,
  made_by       text        not null,
  made_at       timestamptz not null,
  settled_at    timestamptz,
  primary key (employer_id, import_id)
);
create table registration.filing_import_rows (
  employer_id   bigint      not null,
  import_id     bigint      not null,
  row_no        int         not null,                        -- line of the sheet, as the employer sees it
  verdict       text        not null check (verdict in ('new', 'change', 'end', 'same', 'refuse')),
  codes         text[]      not null default '{}',
  says          text        not null default '',
  person_name   text        not null default '',
  id_masked     text        not null default '',
  hire_on       date,
  row_sealed    text        not null,                        -- the whole row as sent
  region        text        not null,
  primary key (employer_id, import_id, row_no)
);

-- 用人单位登记
create table registration.employer_registrations (
  employer_id       bigint      not null,
  registration_id   bigint      not null,
  region            text        not null check (region ~ '^\d{12}$'),
  work_region       text        not null,
  uscc              text        not null,
  name              text        not null,
  contact_name      text        not null,
  contact_masked    text        not null,
  is_dispatch       boolean     not null default false,
  dispatch_licence  text,
  registered_on     date        not null,
  state             text        not null check (state in ('normal', 'suspended', 'closing', 'closed', 'void')),
  closed_on         date,
  case_id           bigint,
  recorded_at       timestamptz not null,
  primary key (employer_id, registration_id)
);
create unique index employer_registrations_one on registration.employer_registrations (employer_id) where state in ('normal', 'suspended', 'closing');

-- 就业创业证: the number, and what is written on it besides the registrations
create table registration.certificates (
  person_id       bigint      not null,
  certificate_id  bigint      not null,
  number          text        not null check (number ~ '^\d{16,18}$'),
  issue_kind      text        not null check (issue_kind in ('01', '02', '03')),
  issued_on       date        not null,
  region          text        not null,
  state           text        not null check (state in ('valid', 'lost', 'cancelled')),
  state_reason    text,
  recorded_at     timestamptz not null,
  primary key (person_id, certificate_id)
);
create unique index certificates_one on registration.certificates (person_id) where state = 'valid';
create table registration.certificate_numbers (
  number          text   primary key,
  person_id       bigint not null
);
create table registration.certificate_counters (
  county  text not null,
  year    int  not null,
  issued  int  not null,
  primary key (county, year)
);
create table registration.annotations (
  person_id      bigint      not null,
  annotation_id  bigint      not null,
  kind           text        not null,                       -- 自主创业税收政策, 毕业年度内自主创业税收政策, 企业吸纳税收政策
  noted_on       date        not null,
  office         text        not null,
  noted_by       text        not null,
  region         text        not null,
  recorded_at    timestamptz not null,
  primary key (person_id, annotation_id)
);

-- 跟踪联系 (§7.4), append-only
create table registration.contacts (
  person_id       bigint      not null,
  contact_id      bigint      not null,
  spell_id        bigint      not null,
  at              timestamptz not null,
  way             text        not null check (way in ('phone', 'message', 'visit', 'counter', 'system', 'login')),
  result          text        not null check (result in ('reached', 'no-answer', 'wrong-number')),
  situation       text        not null default '',
  needs           text        not null default '',
  offered         text[]      not null default '{}',
  offer_outcome   text        check (offer_outcome in ('accepted', 'considering', 'refused-with-reason', 'refused')),
  refusal_reason  text,
  next_on         date,
  officer_id      text        not null,
  officer_name    text        not null,
  region          text        not null,
  primary key (person_id, contact_id)
);
create index contacts_of_spell on registration.contacts (person_id, spell_id, at);

-- An end that one operator proposes and another confirms after the person could object (U12, U13, U31, U32).
create table registration.closing_proposals (
  person_id      bigint      not null,
  proposal_id    bigint      not null,
  spell_id       bigint      not null,
  region         text        not null,
  reason         text        not null,
  effective_on   date        not null,
  grounds        text        not null,
  proposed_by    text        not null,
  proposer_name  text        not null,
  proposed_at    timestamptz not null,
  object_until   date        not null,
  objection      text,
  objected_at    timestamptz,
  state          text        not null check (state in ('proposed', 'objected', 'confirmed', 'dropped')),
  settled_by     text,
  settled_at     timestamptz,
  primary key (person_id, proposal_id),
  constraint closing_two_people check (settled_by is null or settled_by <> proposed_by)
);
create unique index closing_proposals_one on registration.closing_proposals (person_id, spell_id) where state in ('proposed', 'objected');
create index closing_proposals_due on registration.closing_proposals (object_until) where state = 'proposed';

-- What an officer has to look at: first contact, double employment, promise to check, silence, duplicates.
create table registration.tasks (
  person_id  bigint      not null,                           -- 0 when it concerns an employer only
  task_id    bigint      not null,
  region     text        not null,
  kind       text        not null,
  record_id  bigint,
  says       text        not null,
  due_on     date        not null,
  state      text        not null check (state in ('open', 'done', 'gone')),
  made_at    timestamptz not null,
  done_by    text,
  done_at    timestamptz,
  outcome    text,
  primary key (person_id, task_id)
);
create index tasks_open on registration.tasks (region text_pattern_ops, due_on) where state = 'open';
create unique index tasks_once on registration.tasks (person_id, kind, record_id) where state = 'open';

-- What the ministry's node answered about registrations in other provinces (§4.1), append-only.
create table registration.national_checks (
  person_id      bigint      not null,
  check_id       bigint      not null,
  region         text        not null,
  asked_at       timestamptz not null,
  outcome        text        not null check (outcome in ('clear', 'found', 'unreachable')),
  place          text,
  registered_on  date,
  primary key (person_id, check_id)
);

-- Row security: the place that holds the record, the person, and where it is the employer's own, the employer.
do $$
declare t text;
begin
  foreach t in array array['unemployments', 'periods', 'end_drafts', 'certificates', 'annotations', 'contacts', 'closing_proposals', 'tasks', 'national_checks'] loop
    execute format('alter table registration.%I enable row level security', t);
    execute format($p$create policy %I on registration.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or 'person:' || person_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
  end loop;
  foreach t in array array['filing_changes', 'filing_imports', 'filing_import_rows', 'employer_registrations'] loop
    execute format('alter table registration.%I enable row level security', t);
    execute format($p$create policy %I on registration.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or 'employer:' || employer_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
  end loop;
  foreach t in array array['employments', 'filings'] loop
    execute format('alter table registration.%I enable row level security', t);
    execute format($p$create policy %I on registration.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or 'person:' || person_id = current_setting('app.viewer', true)
             or 'employer:' || employer_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
  end loop;
end $$;

grant select, insert on registration.employments, registration.unemployments, registration.periods, registration.end_drafts, registration.filings,
  registration.filing_changes, registration.filing_imports, registration.filing_import_rows, registration.employer_registrations, registration.certificates,
  registration.certificate_numbers, registration.certificate_counters, registration.annotations, registration.contacts, registration.closing_proposals,
  registration.tasks, registration.national_checks to jiuye_app;
grant update on registration.employments, registration.unemployments, registration.periods, registration.end_drafts, registration.filings, registration.filing_imports,
  registration.employer_registrations, registration.certificates, registration.certificate_counters, registration.closing_proposals, registration.tasks to jiuye_app;

-- What statistics and supervision may read: no names, no void records. The reader's own row security applies.
create view registration.published_unemployments with (security_invoker = true) as
  select u.person_id, u.spell_id, u.registered_on, u.loss_on, u.reason, u.place_kind, u.region, u.minor, u.national_check, u.closed_on, u.close_reason, u.close_effective,
         u.state, u.channel, u.case_id, u.recorded_at, u.close_recorded_at, p.sex, p.birth_date, p.education, p.hukou_type, p.hukou_region
    from registration.unemployments u join registers.persons p using (person_id)
   where u.state <> 'void';

create view registration.published_employments with (security_invoker = true) as
  select e.person_id, e.employment_id, e.form, e.flag, e.employer_id, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.region, e.work_region, e.urban, e.occupation,
         e.contract_kind, e.contract_from, e.contract_to, e.monthly_pay_fen, e.part_time, e.minor, e.evidence, e.state, e.source, e.case_id, e.filing_id,
         e.recorded_at, e.end_recorded_at, p.sex, p.birth_date, p.education, p.hukou_type
    from registration.employments e join registers.persons p using (person_id)
   where e.state <> 'void';

create view registration.published_filings with (security_invoker = true) as
  select employer_id, filing_id, person_id, employment_id, hire_on, contract_kind, contract_from, contract_to, occupation, work_region, monthly_pay_fen, over_age,
         ended_on, end_reason, legal_end_reason, region, state, late_hire, late_end, import_id, recorded_at, end_recorded_at
    from registration.filings
   where state <> 'void';

grant select on registration.published_unemployments, registration.published_employments, registration.published_filings to jiuye_app;
