-- An employment is seen by whoever may see employments of its place; sex and age of the person stand beside it where the person is seen too. Whoever asks only for the employment reads no person.
create or replace view registration.published_employments with (security_invoker = true) as
  select e.person_id, e.employment_id, e.form, e.flag, e.employer_id, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.region, e.work_region, e.urban, e.occupation,
         e.contract_kind, e.contract_from, e.contract_to, e.monthly_pay_fen, e.part_time, e.minor, e.evidence, e.state, e.source, e.case_id, e.filing_id,
         e.recorded_at, e.end_recorded_at, p.sex, p.birth_date, p.education, p.hukou_type, e.employer_name, e.uscc
    from registration.employments e left join registers.persons p using (person_id)
   where e.state <> 'void';
