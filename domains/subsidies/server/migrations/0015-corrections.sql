-- What a number that begins in the past would make of lines that were paid: proposed by the program, taken or dropped by an officer. Less becomes a clawback; more is published and approved as a payment of its own.
create table subsidies.corrections (
  subject_id     bigint      not null,                        -- who was paid
  correction_id  bigint      not null,
  grant_id       bigint      not null,
  subject_kind   text        not null check (subject_kind in ('person', 'employer')),
  name           text        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  item           text        not null,
  fund           text        not null,
  cause          text        not null,                        -- the row of parameters it comes from
  grounds        text        not null check (btrim(grounds) <> ''),
  less_fen       bigint      not null check (less_fen >= 0),
  more_fen       bigint      not null check (more_fen >= 0 and less_fen + more_fen > 0),
  state          text        not null default 'proposed' check (state in ('proposed', 'taken', 'dropped')),
  made_at        timestamptz not null,
  settled_by     text,
  settled_name   text        not null default '',
  settled_says   text        not null default '',
  settled_at     timestamptz,
  clawback_id    bigint,                                      -- where less was due
  supplement     text        not null default 'none' check (supplement in ('none', 'published', 'granted', 'refused')),
  approved_by    text,
  approved_name  text        not null default '',
  approved_says  text        not null default '',
  approved_on    date,
  primary key (subject_id, correction_id),
  foreign key (subject_id, grant_id) references subsidies.grants (subject_id, grant_id),
  check ((state = 'proposed') = (settled_by is null)),
  check (approved_by <> settled_by),                          -- what is paid on top has two officers
  check ((supplement in ('granted', 'refused')) = (approved_by is not null))
);
create unique index corrections_once on subsidies.corrections (subject_id, grant_id, cause);
create index corrections_of_place on subsidies.corrections (region text_pattern_ops, state);

create table subsidies.correction_lines (
  subject_id     bigint  not null,
  correction_id  bigint  not null,
  about_id       bigint  not null,
  line           text    not null,
  had_fen        bigint  not null check (had_fen >= 0),        -- paid, without what was clawed back, with what was paid on top
  due_fen        bigint  not null check (due_fen >= 0 and due_fen <> had_fen),
  primary key (subject_id, correction_id, about_id, line),
  foreign key (subject_id, correction_id) references subsidies.corrections (subject_id, correction_id)
);

alter table subsidies.corrections enable row level security;
create policy correction_rows on subsidies.corrections for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or current_setting('app.viewer', true) = subject_kind || ':' || subject_id and supplement = 'granted');
alter table subsidies.correction_lines enable row level security;
create policy correction_line_rows on subsidies.correction_lines for select to jiuye_app
  using (exists (select 1 from subsidies.corrections c where c.subject_id = correction_lines.subject_id and c.correction_id = correction_lines.correction_id));
grant select on subsidies.corrections, subsidies.correction_lines to jiuye_app;
