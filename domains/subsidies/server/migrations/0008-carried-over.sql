-- 结转结余 by the year the money is from: what a year leaves over comes into the next one once, and is spent first.
alter table subsidies.budget_entries add column source_year int check (source_year between 2000 and 2999);
alter table subsidies.budget_entries add constraint budget_entries_source_year check (source_year is null or source is not distinct from 'carried-over');
create unique index budget_entries_carried_once on subsidies.budget_entries (region, fund, year, source_year) where source_year is not null and state <> 'refused';
