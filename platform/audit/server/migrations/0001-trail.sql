-- The operation trail 操作痕迹: who did or read what, when, from where; append-only, chained afterwards by the sealer.
create table audit.trail (
  subject_id   bigint      not null default 0,   -- person or employer concerned; 0 when none
  trail_id     bigint      not null,
  at           timestamptz not null default now(),
  kind         text        not null check (kind in ('read', 'write', 'sign-in', 'refused')),
  action       text        not null,             -- endpoint or action name
  actor_kind   text        not null,
  actor_id     text        not null,
  actor_name   text        not null,
  office       text        not null default '',
  region       text        not null default '',  -- region of the subject's record, for the scope of auditors
  address      text        not null default '',  -- network address
  purpose      text        not null default '',
  detail       jsonb       not null default '{}',
  primary key (subject_id, trail_id)
);
create index trail_by_id on audit.trail (trail_id);
grant insert, select on audit.trail to jiuye_app;
alter table audit.trail enable row level security;
create policy trail_append on audit.trail for insert to jiuye_app with check (true);
create policy trail_read on audit.trail for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'person:' || subject_id = current_setting('app.viewer', true));
