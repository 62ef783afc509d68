-- 税收扣减认定 told to the tax office: one notice for each certificate, sent until it is taken or refused; what is refused is an officer's.
create table subsidies.tax_notices (
  subject_id    bigint      not null,                         -- whose certificate
  deduction_id  bigint      not null,
  subject_kind  text        not null check (subject_kind in ('person', 'employer')),
  person_id     bigint      not null,
  case_id       bigint      not null,
  deduction_for text        not null check (deduction_for in ('founding', 'hiring')),
  unit_code     text        not null,
  group_code    text        not null,
  from_on       date        not null,
  years         int         not null,
  yearly_fen    bigint      not null,
  region        text        not null check (region ~ '^\d{12}$'),
  state         text        not null default 'waiting' check (state in ('waiting', 'taken', 'refused', 'set-aside')),
  attempt       int         not null default 1,               -- of its number: a corrected notice is another one
  tries         int         not null default 0,
  look_at       timestamptz not null,
  problem       text        not null default '',
  receipt       text        not null default '',
  refusal_code  text        not null default '',
  refusal_says  text        not null default '',
  made_at       timestamptz not null,
  answered_at   timestamptz,
  settled_name  text        not null default '',
  settled_says  text        not null default '',
  settled_at    timestamptz,
  primary key (subject_id, deduction_id),
  foreign key (subject_id, deduction_id) references subsidies.deductions (subject_id, deduction_id),
  check ((state = 'taken') = (receipt <> '')),
  check ((state = 'set-aside') <= (settled_says <> ''))
);
create index tax_notices_due on subsidies.tax_notices (look_at) where state = 'waiting';
create index tax_notices_of_place on subsidies.tax_notices (region text_pattern_ops, state);
alter table subsidies.tax_notices enable row level security;
create policy tax_notice_rows on subsidies.tax_notices for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) = subject_kind || ':' || subject_id);
grant select on subsidies.tax_notices to jiuye_app;
