-- 联行号 given with a corrected account.
alter table payments.account_corrections add column bank_line text check (bank_line ~ '^\d{12}$');
