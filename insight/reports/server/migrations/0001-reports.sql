-- Official tables as they were reported: each version with its rows and digest, who prepared, reviewed and signed, what was restated and why.

create table reports.table_numbers (
  table_id    text         primary key,
  number      text         not null,
  set_by      text         not null,
  set_at      timestamptz  not null
);

create table reports.closings (
  closing_id     bigint       primary key,
  table_id       text         not null,
  table_version  text         not null,
  title          text         not null,
  region         text         not null check (region ~ '^\d{12}$'),
  region_name    text         not null,
  period         text         not null,
  version        int          not null check (version >= 1),
  state          text         not null check (state in ('generated', 'explained', 'reviewed', 'signed', 'frozen', 'returned')),
  known_at       timestamptz  not null,          -- what statistics knew by then is counted
  prepared_by    text         not null,
  prepared_name  text         not null,
  reviewed_by    text,
  reviewed_name  text,
  signed_by      text,
  signed_name    text,
  reported_on    date,
  digest         text,
  restates       bigint       references reports.closings (closing_id),
  why            text         not null default '',
  sheet          jsonb        not null,          -- heads, rows and notes as they were
  checks         jsonb        not null,
  length         int          not null,
  constraint closings_three_people check (reviewed_by is distinct from prepared_by and signed_by is distinct from prepared_by and (signed_by is null or signed_by is distinct from reviewed_by)),
  constraint closings_frozen check (state <> 'frozen' or (digest is not null and signed_by is not null and reported_on is not null))
);
create unique index closings_one_version on reports.closings (table_id, region, period, version) where state <> 'returned';
create unique index closings_one_running on reports.closings (table_id, region, period) where state not in ('frozen', 'returned');
create index closings_of_place on reports.closings (region text_pattern_ops, period);

create table reports.closing_cells (
  closing_id  bigint            not null references reports.closings (closing_id),
  row_key     text              not null,
  column_key  text              not null,
  value       double precision,
  shown       text              not null,
  state       text              not null check (state in ('figure', 'not-computable', 'no-records')),
  note        text              not null default '',
  primary key (closing_id, row_key, column_key)
);

create table reports.closing_actions (
  closing_id  bigint       not null references reports.closings (closing_id),
  seq         int          not null,
  action      text         not null,
  officer_id  text         not null,
  officer     text         not null,
  at          timestamptz  not null,
  says        text         not null default '',
  primary key (closing_id, seq)
);

create table reports.restatements (
  restatement_id  bigint       primary key,
  closing_id      bigint       not null references reports.closings (closing_id),
  new_closing_id  bigint       references reports.closings (closing_id),
  region          text         not null,
  state           text         not null check (state in ('proposed', 'signed', 'dropped')),
  why             text         not null,
  known_at        timestamptz  not null,
  first_by        text         not null,
  first_name      text         not null,
  first_at        timestamptz  not null,
  second_by       text,
  second_name     text,
  second_at       timestamptz,
  cells           jsonb        not null,
  constraint restatements_two_people check (second_by is null or second_by <> first_by),
  constraint restatements_settled check ((state = 'proposed') = (second_by is null))
);
create unique index restatements_one on reports.restatements (closing_id) where state = 'proposed';

-- 期末城镇就业人员: what other departments count; a later source date supersedes.
create table reports.denominators (
  region       text         not null check (region ~ '^\d{12}$'),
  period       text         not null,
  source       text         not null,
  source_date  date         not null,
  value        bigint       not null check (value > 0),
  entered_by   text         not null,
  entered_at   timestamptz  not null,
  primary key (region, period, source, source_date)
);

alter table reports.closings enable row level security;
create policy closings_read on reports.closings for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
create policy closings_make on reports.closings for insert to jiuye_app with check ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
-- A frozen or returned table is nobody's to change.
create policy closings_move on reports.closings for update to jiuye_app
  using (state not in ('frozen', 'returned') and 'region:' || region like nullif(current_setting('app.viewer', true), '') || '%')
  with check ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
alter table reports.closing_cells enable row level security;
create policy closing_cells_read on reports.closing_cells for select to jiuye_app using (exists (select 1 from reports.closings c where c.closing_id = closing_cells.closing_id));
create policy closing_cells_make on reports.closing_cells for insert to jiuye_app
  with check (exists (select 1 from reports.closings c where c.closing_id = closing_cells.closing_id and c.length = 0));
alter table reports.closing_actions enable row level security;
create policy closing_actions_read on reports.closing_actions for select to jiuye_app using (exists (select 1 from reports.closings c where c.closing_id = closing_actions.closing_id));
create policy closing_actions_make on reports.closing_actions for insert to jiuye_app with check (exists (select 1 from reports.closings c where c.closing_id = closing_actions.closing_id));
alter table reports.restatements enable row level security;
create policy restatement_rows on reports.restatements to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
alter table reports.denominators enable row level security;
create policy denominator_rows on reports.denominators to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');

grant select, insert on reports.closings, reports.closing_cells, reports.closing_actions, reports.restatements, reports.denominators to jiuye_app;
grant update (state, reviewed_by, reviewed_name, signed_by, signed_name, reported_on, digest, length) on reports.closings to jiuye_app;
grant update (state, new_closing_id, second_by, second_name, second_at) on reports.restatements to jiuye_app;
grant select, insert, update on reports.table_numbers to jiuye_app;
