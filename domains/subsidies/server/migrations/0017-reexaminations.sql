-- 复核 of a decision on a claim: asked once by who applied, answered by an officer who had no part in it; changed or sent back it goes on as a case of its own.
create table subsidies.reexaminations (
  subject_id        bigint      not null,                     -- who applied
  reexamination_id  bigint      not null,
  subject_kind      text        not null check (subject_kind in ('person', 'employer')),
  case_id           bigint      not null,                     -- the decided one
  item              text        not null,                     -- code of the service
  item_name         text        not null,
  number            text        not null,
  name              text        not null,
  region            text        not null check (region ~ '^\d{12}$'),
  decided           text        not null check (decided in ('approved', 'refused', 'not-accepted')),
  barred            text[]      not null,                     -- officers who had a part in the case
  reason            text        not null check (btrim(reason) <> ''),
  asked_at          timestamptz not null,
  due_on            date        not null,
  state             text        not null default 'open' check (state in ('open', 'upheld', 'changed', 'sent-back')),
  settled_by        text,
  settled_name      text        not null default '',
  settled_says      text        not null default '',
  settled_on        date,
  new_case_id       bigint,
  primary key (subject_id, reexamination_id),
  check ((state = 'open') = (settled_by is null)),
  check ((settled_by is null) = (settled_on is null)),
  check ((state in ('changed', 'sent-back')) = (new_case_id is not null)),
  constraint reexaminations_by_others check (settled_by <> all (barred))
);
create unique index reexaminations_once on subsidies.reexaminations (subject_id, case_id);
create index reexaminations_of_place on subsidies.reexaminations (region text_pattern_ops, state, due_on);

alter table subsidies.reexaminations enable row level security;
create policy reexamination_rows on subsidies.reexaminations for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) = subject_kind || ':' || subject_id);
grant select on subsidies.reexaminations to jiuye_app;
