-- The digests of accounts say more than a look-up may, which account a person has now: a request sees and writes only those of people it may see.
alter table registers.person_accounts enable row level security;
create policy person_accounts_rows on registers.person_accounts to jiuye_app
  using (exists (select 1 from registers.persons p where p.person_id = person_accounts.person_id))
  with check (exists (select 1 from registers.persons p where p.person_id = person_accounts.person_id));
