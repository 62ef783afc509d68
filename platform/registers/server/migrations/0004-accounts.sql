-- Which accounts belong to whom, by keyed digest: one account drawn on by several people is looked at before money goes there (domain/05).
-- `mark` is that of the sealed account it was taken from, so that one changed since does not count.
create table registers.person_accounts (
  digest     text   not null,
  person_id  bigint not null,
  mark       text   not null,
  primary key (digest, person_id)
);
create index person_accounts_of on registers.person_accounts (person_id);
grant select, insert, delete on registers.person_accounts to jiuye_app;
