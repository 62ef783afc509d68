-- A unit may apply for what each of its people is paid (SI-KEY25): every person has an own publication, grant and months, and the row says who applied. Null where who applied is paid.
alter table subsidies.publications add column applicant_id bigint, add column applicant_name text not null default '';
alter table subsidies.grants add column applicant_id bigint;
alter table subsidies.grant_months add column applicant_id bigint;
create index publications_applied_for on subsidies.publications (applicant_id, case_id) where applicant_id is not null;
create index grants_applied_for on subsidies.grants (applicant_id) where applicant_id is not null;
create index grant_months_applied_for on subsidies.grant_months (applicant_id) where applicant_id is not null;
-- Who applied sees what came of it.
create policy grants_applied_for_rows on subsidies.grants for select to jiuye_app using (current_setting('app.viewer', true) = 'employer:' || applicant_id);
create policy grant_months_applied_for_rows on subsidies.grant_months for select to jiuye_app using (current_setting('app.viewer', true) = 'employer:' || applicant_id);
