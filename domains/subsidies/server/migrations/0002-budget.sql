-- The money subsidies are paid from (domain/03 §8): income, budget index, quota, and what batches take from the quota. Nothing is deleted; amounts are whole fen.
create table subsidies.budget_accounts (
  region  text not null check (region ~ '^\d{12}$'),
  fund    text not null,
  year    int  not null check (year between 2000 and 2999),
  primary key (region, fund, year)                               -- locked by whoever changes what is available
);

-- 收入 income, 指标 index, 额度 quota are entered by one officer and confirmed by another; a batch reserves, spends and gives back.
create table subsidies.budget_entries (
  region          text        not null,
  entry_id        bigint      not null,
  fund            text        not null,
  year            int         not null,
  kind            text        not null check (kind in ('income', 'index', 'quota', 'reserve', 'spend', 'release')),
  source          text        check (source in ('central', 'province', 'city', 'county', 'carried-over')),
  amount_fen      bigint      not null check (amount_fen > 0),
  document        text        not null,
  batch_id        bigint,
  state           text        not null check (state in ('proposed', 'entered', 'refused')),
  entered_by      text        not null,
  entered_name    text        not null,
  entered_at      timestamptz not null,
  confirmed_by    text,
  confirmed_name  text,
  confirmed_at    timestamptz,
  primary key (region, entry_id),
  foreign key (region, fund, year) references subsidies.budget_accounts (region, fund, year),
  check (confirmed_by is null or confirmed_by <> entered_by),
  check ((kind in ('reserve', 'spend', 'release')) = (batch_id is not null)),
  check (batch_id is not null or state = 'proposed' or confirmed_by is not null),
  check ((kind = 'income') = (source is not null))
);
create index budget_entries_of_account on subsidies.budget_entries (region, fund, year, kind) where state = 'entered';

alter table subsidies.budget_accounts enable row level security;
alter table subsidies.budget_entries enable row level security;
create policy budget_account_rows on subsidies.budget_accounts for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
create policy budget_entry_rows on subsidies.budget_entries for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
-- Requests read; money is written by the program after its checks.
grant select on subsidies.budget_accounts, subsidies.budget_entries to jiuye_app;
