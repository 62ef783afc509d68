-- The chain over the operation trail: each sealed row's digest joined to the one before, so that no row can change, go or move unseen.
create table audit.chain (
  seq           bigint      primary key,       -- 1, 2, 3 … without a gap
  subject_id    bigint      not null,
  trail_id      bigint      not null,
  row_digest    text        not null,          -- SM3 over every column of the row
  chain_digest  text        not null,          -- SM3 over the chain digest before, seq and row_digest
  sealed_at     timestamptz not null default now(),
  unique (trail_id, subject_id)
);
-- Read through the program only; nobody may write but the sealer.

-- What one officer did, for the auditor; the many reads of citizens do not pay for it.
create index trail_by_officer on audit.trail (actor_id, trail_id) where actor_kind = 'staff';

-- Acts that concern no place (a feed, a refused sign-in) are read at province level.
create policy trail_read_unplaced on audit.trail for select to jiuye_app
  using (region = '' and current_setting('app.viewer', true) ~ '^region:\d{2}$');
