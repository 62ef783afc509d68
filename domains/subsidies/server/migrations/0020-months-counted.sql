-- Months that a cap counts (36, 24, 12) are counted once more while they are written: two approvals about one person at the same moment never come to more than the cap.
alter table subsidies.grant_months add constraint months_counted check (clash is distinct from 'MONTHS-GREW');
