-- 先缴后补 (domain/04 §3): what an older claimant paid for the pension and gets back, a line for each month.
alter table insurance.month_lines drop constraint month_lines_kind_check;
alter table insurance.month_lines add constraint month_lines_kind_check
  check (kind in ('benefit', 'job-seeking', 'medical', 'pension', 'pension-refund', 'price', 'childbirth', 'funeral', 'consolation', 'lump-sum'));
