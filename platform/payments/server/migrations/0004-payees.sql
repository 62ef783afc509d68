-- A line is paid to a person or to a unit (0015): `subject_id` with its kind, as in every table that serves both.
alter table payments.lines rename column person_id to subject_id;
alter table payments.lines add column subject_kind text not null default 'person' check (subject_kind in ('person', 'employer'));
alter table payments.lines alter column subject_kind drop default;
alter table payments.returns rename column person_id to subject_id;
alter table payments.returns add column subject_kind text not null default 'person' check (subject_kind in ('person', 'employer'));
alter table payments.returns alter column subject_kind drop default;
alter table payments.account_corrections rename column person_id to subject_id;
alter table payments.account_corrections add column subject_kind text not null default 'person' check (subject_kind in ('person', 'employer'));
alter table payments.account_corrections alter column subject_kind drop default;
alter table payments.account_corrections drop constraint account_corrections_way_check, add constraint account_corrections_way_check check (way in ('person', 'unit', 'window'));

do $$
declare t text;
begin
  foreach t in array array['lines', 'returns', 'account_corrections'] loop
    execute format('drop policy %I on payments.%I', t || '_rows', t);
    execute format($p$create policy %I on payments.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or subject_kind || ':' || subject_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
  end loop;
end $$;

-- Name, number and account of who is paid, as the registers have them now; who may see a person or a unit sees its row.
create view payments.payees with (security_invoker = true) as
  select 'person'::text as subject_kind, p.person_id as subject_id, p.name, p.name_key, p.id_masked as number_masked, p.mobile_masked, p.bank_name, p.bank_masked as account_masked from registers.persons p
  union all
  select 'employer', e.employer_id, e.name, e.name_key, e.uscc, e.contact_mobile_masked, a.bank_name, a.account_masked
    from registers.employers e left join payments.unit_accounts a on a.employer_id = e.employer_id and a.state = 'verified';
grant select on payments.payees to jiuye_app;

-- What people were paid; what units were paid beside it.
create or replace view payments.published_lines with (security_invoker = true) as
  select l.subject_id as person_id, l.batch_id, l.category, l.region, l.due_fen, l.deducted_fen, l.amount_fen, l.state, l.result_code, l.settled_at, m.ym, m.kind as batch_kind
    from payments.lines l join payments.batch_months m using (batch_id) where l.subject_kind = 'person';
create view payments.published_unit_lines with (security_invoker = true) as
  select l.subject_id as employer_id, l.batch_id, l.category, l.region, l.due_fen, l.deducted_fen, l.amount_fen, l.state, l.result_code, l.settled_at, m.ym, m.kind as batch_kind
    from payments.lines l join payments.batch_months m using (batch_id) where l.subject_kind = 'employer';
grant select on payments.published_unit_lines to jiuye_app;
