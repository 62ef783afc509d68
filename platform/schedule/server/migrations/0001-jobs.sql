-- When each of the program's own jobs runs next, and how its last run went. A local queue table, claimed with SKIP LOCKED.
create table schedule.jobs (
  name        text        primary key,
  title       text        not null,
  next_at     timestamptz not null,
  lease_until timestamptz,          -- a process is at it until then; a dead process gives it back by time
  last_at     timestamptz,
  last_took   int,                  -- milliseconds
  last_result text,
  last_failed boolean     not null default false
);
