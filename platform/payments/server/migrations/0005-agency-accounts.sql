-- 经办机构账户: money that goes to the agency of another place, known by the six digits of its region. Entered by one finance officer, verified by another; the newest verified one is in force.
create table payments.agency_accounts (
  agency_id       bigint      not null check (agency_id between 100000 and 999999),
  account_id      bigint      not null,
  uscc            text        not null check (uscc ~ '^[0-9A-Z]{18}$'),
  holder_name     text        not null check (btrim(holder_name) <> ''),
  bank_name       text        not null,
  bank_line       text        check (bank_line ~ '^\d{12}$'),
  account_sealed  text        not null,
  account_masked  text        not null,
  document        text        not null check (btrim(document) <> ''),        -- where the agency published it, or its letter
  given_by        text        not null,
  given_name      text        not null,
  given_at        timestamptz not null,
  state           text        not null default 'given' check (state in ('given', 'verified', 'refused', 'replaced')),
  settled_by      text,
  settled_name    text,
  settled_at      timestamptz,
  primary key (agency_id, account_id),
  check (settled_by <> given_by),
  check (state not in ('verified', 'refused') or settled_by is not null)
);
create unique index agency_accounts_in_force on payments.agency_accounts (agency_id) where state = 'verified';
create unique index agency_accounts_waiting on payments.agency_accounts (agency_id) where state = 'given';
-- Every officer may read whom an agency's money goes to; an account is written by the program after its checks.
grant select on payments.agency_accounts to jiuye_app;

do $$
declare t text;
begin
  foreach t in array array['lines', 'returns', 'account_corrections'] loop
    execute format('alter table payments.%I drop constraint %I, add constraint %I check (subject_kind in (''person'', ''employer'', ''agency''))', t, t || '_subject_kind_check', t || '_subject_kind_check');
  end loop;
end $$;

create or replace view payments.payees with (security_invoker = true) as
  select 'person'::text as subject_kind, p.person_id as subject_id, p.name, p.name_key, p.id_masked as number_masked, p.mobile_masked, p.bank_name, p.bank_masked as account_masked from registers.persons p
  union all
  select 'employer', e.employer_id, e.name, e.name_key, e.uscc, e.contact_mobile_masked, a.bank_name, a.account_masked
    from registers.employers e left join payments.unit_accounts a on a.employer_id = e.employer_id and a.state = 'verified'
  union all
  select 'agency', g.agency_id, g.holder_name, g.holder_name, g.uscc, null, g.bank_name, g.account_masked from payments.agency_accounts g where g.state = 'verified';
