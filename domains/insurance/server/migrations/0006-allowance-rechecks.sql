-- Months of the closed 失业补助金 that should not have been paid are looked at like everything that rests on a report.
alter table insurance.rechecks drop constraint rechecks_kind_check;
alter table insurance.rechecks add constraint rechecks_kind_check check (kind in ('stop', 'suspension', 'retirement', 'contributions', 'funeral', 'funeral-twice', 'survivors', 'refund', 'allowance'));
