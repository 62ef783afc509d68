-- 联行号 of the branch that keeps the account: it goes into the bank file; none is known of accounts from before.
alter table registers.persons add column bank_line text check (bank_line ~ '^\d{12}$');
