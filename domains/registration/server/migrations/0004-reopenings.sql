-- A registration ended on a ground that was no ground goes on as if it had not ended: what it said before, who decided it and why (§7.5, I8). Append-only.
create table registration.reopenings (
  person_id      bigint      not null,
  reopening_id   bigint      not null,
  kind           text        not null check (kind in ('employment', 'unemployment')),
  record_id      bigint      not null,
  was            jsonb       not null,
  why            text        not null,
  decided_by     text        not null,
  decided_name   text        not null,
  region         text        not null,
  at             timestamptz not null,
  primary key (person_id, reopening_id)
);
alter table registration.reopenings enable row level security;
create policy reopenings_rows on registration.reopenings to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
grant select, insert on registration.reopenings to jiuye_app;
