-- 单位基本存款账户: the account a unit is paid to. Given by the unit or at the window, verified by somebody else against the bank's answer; the newest verified one is in force.
create table payments.unit_accounts (
  employer_id     bigint      not null,
  account_id      bigint      not null,
  holder_name     text        not null,                      -- 户名, the name of the unit
  bank_name       text        not null,
  bank_line       text        check (bank_line ~ '^\d{12}$'),    -- 联行号
  account_sealed  text        not null,
  account_masked  text        not null,
  region          text        not null,
  way             text        not null check (way in ('unit', 'window')),
  given_by        text        not null,                      -- "employer:7", or the officer's id
  given_name      text        not null,
  given_at        timestamptz not null,
  state           text        not null default 'given' check (state in ('given', 'verified', 'refused', 'replaced')),
  settled_by      text,
  settled_name    text,
  settled_at      timestamptz,
  source          text        not null default '',           -- who answered, e.g. 银行账户核验
  document        text        not null default '',
  primary key (employer_id, account_id),
  check (settled_by is null or settled_by <> given_by),
  check (state not in ('verified', 'refused') or settled_by is not null)
);
create unique index unit_accounts_in_force on payments.unit_accounts (employer_id) where state = 'verified';
create unique index unit_accounts_waiting on payments.unit_accounts (employer_id) where state = 'given';
create index unit_accounts_of_place on payments.unit_accounts (region text_pattern_ops) where state = 'given';

alter table payments.unit_accounts enable row level security;
create policy unit_account_rows on payments.unit_accounts to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'employer:' || employer_id = current_setting('app.viewer', true));
-- Requests read; an account is written by the program after its checks, because money follows it.
grant select on payments.unit_accounts to jiuye_app;
