-- A task that time makes needless: the first day nobody has to look at it any more.
alter table registration.tasks add column ends_on date;
create index tasks_ending on registration.tasks (ends_on) where state = 'open' and ends_on is not null;
