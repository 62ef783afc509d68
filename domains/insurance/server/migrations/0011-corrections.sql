-- What a number that begins in the past makes of months of the benefit already paid (domain/04 §2.4, §9.4): proposed by the program, decided by one officer, confirmed by another. More is paid with the next batch, less becomes a receivable.
create table insurance.corrections (
  person_id       bigint      not null,
  correction_id   bigint      not null,
  region          text        not null check (region ~ '^\d{12}$'),
  cause           text        not null,                          -- "number:" and the row of parameters
  grounds         text        not null check (btrim(grounds) <> ''),
  less_fen        bigint      not null check (less_fen >= 0),
  more_fen        bigint      not null check (more_fen >= 0 and less_fen + more_fen > 0),
  state           text        not null default 'proposed' check (state in ('proposed', 'decided', 'confirmed')),
  made_at         timestamptz not null,
  decision        text        check (decision in ('take', 'drop')),
  decided_by      text,
  decided_name    text        not null default '',
  decided_says    text        not null default '',
  decided_at      timestamptz,
  confirmed_by    text,
  confirmed_name  text        not null default '',
  confirmed_on    date,
  receivable_id   bigint,                                        -- where less was due
  primary key (person_id, correction_id),
  foreign key (person_id, receivable_id) references insurance.receivables (person_id, receivable_id),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decision is null)),
  check ((state = 'confirmed') = (confirmed_by is not null)),
  check (confirmed_by <> decided_by)                             -- two officers, whichever way it goes
);
-- One at a time for a person: the next number waits until it is known what was paid.
create unique index corrections_one_open on insurance.corrections (person_id) where state <> 'confirmed';
create index corrections_of_place on insurance.corrections (region text_pattern_ops, state);

create table insurance.correction_lines (
  person_id       bigint      not null,
  correction_id   bigint      not null,
  ym              int         not null check (ym % 100 between 1 and 12),
  entitlement_id  bigint      not null,
  cause           text        not null,
  had_fen         bigint      not null check (had_fen >= 0),      -- paid, with what was paid on top, without what is asked back
  due_fen         bigint      not null check (due_fen >= 0 and due_fen <> had_fen),
  primary key (person_id, correction_id, ym),
  foreign key (person_id, correction_id) references insurance.corrections (person_id, correction_id)
);
-- A number is put to a month once.
create unique index correction_lines_once on insurance.correction_lines (person_id, cause, ym);

-- Numbers of the past that have been put to every month paid before them.
create table insurance.followed_numbers (
  row_id       bigint      primary key,
  followed_at  timestamptz not null
);

alter table insurance.corrections enable row level security;
create policy correction_rows on insurance.corrections for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) = 'person:' || person_id and state = 'confirmed' and decision = 'take');
alter table insurance.correction_lines enable row level security;
create policy correction_line_rows on insurance.correction_lines for select to jiuye_app
  using (exists (select 1 from insurance.corrections c where c.person_id = correction_lines.person_id and c.correction_id = correction_lines.correction_id));
grant select on insurance.corrections, insurance.correction_lines to jiuye_app;

-- 补发: a line for each month, by the correction it comes from; a month may be paid on top by several numbers, by one of them once.
alter table insurance.month_lines add column correction_id bigint;
alter table insurance.month_lines drop constraint month_lines_kind_check;
alter table insurance.month_lines add constraint month_lines_kind_check
  check (kind in ('benefit', 'supplement', 'job-seeking', 'medical', 'pension', 'pension-refund', 'price', 'childbirth', 'funeral', 'consolation', 'lump-sum'));
drop index insurance.month_lines_once;
create unique index month_lines_once on insurance.month_lines (person_id, ym, kind) where state in ('pending', 'paid', 'returned') and kind <> 'supplement';
create unique index month_lines_supplement_once on insurance.month_lines (person_id, ym, correction_id) where kind = 'supplement' and reverses_seq is null;
