-- Rows a department took back (撤销): the row leaves its register, what it said stays here.
create table registers.withdrawn_rows (
  person_id     bigint      not null,
  withdrawn_id  bigint      not null,
  register      text        not null,
  was           jsonb       not null,
  region        text        not null default '',
  source        text        not null,
  at            timestamptz not null,
  primary key (person_id, withdrawn_id)
);
alter table registers.withdrawn_rows enable row level security;
create policy withdrawn_rows_seen on registers.withdrawn_rows for select to jiuye_app
  using (exists (select 1 from registers.persons p where p.person_id = withdrawn_rows.person_id));
grant select on registers.withdrawn_rows to jiuye_app;
