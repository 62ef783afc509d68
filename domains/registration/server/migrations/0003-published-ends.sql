-- What other modules need of an employment beside its days: with whom it is, and the end that was reported and is not final yet (§5.3).
create or replace view registration.published_employments with (security_invoker = true) as
  select e.person_id, e.employment_id, e.form, e.flag, e.employer_id, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.region, e.work_region, e.urban, e.occupation,
         e.contract_kind, e.contract_from, e.contract_to, e.monthly_pay_fen, e.part_time, e.minor, e.evidence, e.state, e.source, e.case_id, e.filing_id,
         e.recorded_at, e.end_recorded_at, p.sex, p.birth_date, p.education, p.hukou_type, e.employer_name, e.uscc
    from registration.employments e join registers.persons p using (person_id)
   where e.state <> 'void';

-- One row per employment at most: reported ends that stand (`draft`) or that the person objected to (`objected`), with the employment they are about.
create view registration.published_end_reports with (security_invoker = true) as
  select d.person_id, d.draft_id as report_id, d.employment_id, e.employer_id, e.employer_name, e.started_on, d.ended_on, d.end_reason, d.legal_end_reason, d.source, d.object_until, d.state,
         d.region, d.recorded_at
    from registration.end_drafts d join registration.employments e on e.person_id = d.person_id and e.employment_id = d.employment_id
   where d.state in ('draft', 'objected') and e.state <> 'void';
grant select on registration.published_end_reports to jiuye_app;

-- Employments that should never have been recorded (I8): counted nowhere, but who reacted to one has to know.
alter table registration.employments add column voided_at timestamptz;
create view registration.published_voids with (security_invoker = true) as
  select person_id, employment_id, employer_id, started_on, region, voided_at from registration.employments where state = 'void';
grant select on registration.published_voids to jiuye_app;
