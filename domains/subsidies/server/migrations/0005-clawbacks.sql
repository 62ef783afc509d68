-- 追回 (domain/03 §8): from the suspicion to the money that is back, with letters, answers, instalments, offsets; every sum is linked to the grant and batch that paid it.
create table subsidies.clawbacks (
  subject_id      bigint      not null,                       -- who was paid
  clawback_id     bigint      not null,
  subject_kind    text        not null check (subject_kind in ('person', 'employer')),
  name            text        not null,
  region          text        not null check (region ~ '^\d{12}$'),
  grant_id        bigint      not null,
  batch_id        bigint      not null,                       -- the batch in which it was paid
  item            text        not null,
  fund            text        not null,
  year            int         not null,                       -- of the quota it was paid from
  kind            text        not null check (kind in ('duplicate', 'stacked', 'lost-condition', 'false-data', 'overpaid', 'death')),
  amount_fen      bigint      not null check (amount_fen > 0),
  recovered_fen   bigint      not null default 0,
  grounds         text        not null check (btrim(grounds) <> ''),
  state           text        not null check (state in ('suspected', 'notified', 'decided', 'recovered', 'transferred', 'written-off', 'dropped')),
  way             text        check (way in ('paid', 'plan', 'offset')),
  opened_by       text        not null,
  opened_name     text        not null,
  opened_at       timestamptz not null,
  confirmed_by    text,
  confirmed_name  text,
  notified_on     date,
  answer_by       date,                                       -- 告知书 + 10 working days
  answer          text,
  answered_at     timestamptz,
  decided_by      text,
  decided_name    text,
  decided_on      date,
  due_on          date,                                       -- 决定书 + 15 working days
  decision_says   text        not null default '',
  offset_consent  timestamptz,                                -- when the payee agreed to an offset against later subsidies
  primary key (subject_id, clawback_id),
  foreign key (subject_id, grant_id) references subsidies.grants (subject_id, grant_id),
  check (recovered_fen between 0 and amount_fen),
  check (confirmed_by is null or confirmed_by <> opened_by),
  check (decided_by is null or (decided_by <> opened_by and decided_by <> confirmed_by)),
  check (way is distinct from 'offset' or offset_consent is not null),
  check ((state = 'recovered') <= (recovered_fen = amount_fen))
);
create index clawbacks_of_place on subsidies.clawbacks (region text_pattern_ops, state);

-- Which lines of the grant: a person's month, or an award.
create table subsidies.clawback_lines (
  subject_id   bigint  not null,
  clawback_id  bigint  not null,
  about_id     bigint  not null,
  line         text    not null,                              -- "2025-08", or the line of an award
  granted_fen  bigint  not null,
  amount_fen   bigint  not null check (amount_fen > 0 and amount_fen <= granted_fen),
  primary key (subject_id, clawback_id, about_id, line),
  foreign key (subject_id, clawback_id) references subsidies.clawbacks (subject_id, clawback_id)
);

-- The book: what is owed is a negative line beside the payment, what came back is positive; append-only.
create table subsidies.clawback_entries (
  subject_id   bigint      not null,
  clawback_id  bigint      not null,
  entry_id     bigint      not null,
  kind         text        not null check (kind in ('owed', 'received', 'offset', 'written-off')),
  amount_fen   bigint      not null check ((kind = 'owed') = (amount_fen < 0) and amount_fen <> 0),
  batch_id     bigint      not null,                          -- owed: the batch that paid; offset: the batch it was kept back in
  document     text        not null,
  at           timestamptz not null,
  by_name      text        not null,
  primary key (subject_id, clawback_id, entry_id),
  foreign key (subject_id, clawback_id) references subsidies.clawbacks (subject_id, clawback_id)
);

create table subsidies.clawback_instalments (
  subject_id   bigint  not null,
  clawback_id  bigint  not null,
  number       int     not null check (number between 1 and 12),
  due_on       date    not null,
  amount_fen   bigint  not null check (amount_fen > 0),
  primary key (subject_id, clawback_id, number),
  foreign key (subject_id, clawback_id) references subsidies.clawbacks (subject_id, clawback_id)
);

-- Who lied is granted nothing for a time.
create table subsidies.blocks (
  subject_id   bigint  not null,
  clawback_id  bigint  not null,
  from_on      date    not null,
  until_on     date    not null check (until_on > from_on),   -- first day something may be granted again
  region       text    not null check (region ~ '^\d{12}$'),
  primary key (subject_id, clawback_id),
  foreign key (subject_id, clawback_id) references subsidies.clawbacks (subject_id, clawback_id)
);
alter table subsidies.grants add column blocked boolean not null default false;
alter table subsidies.grants add constraint grants_not_blocked check (not blocked);

-- Money that came back: of the same year it lowers the spending and can be spent again, of an earlier year it goes to the treasury.
alter table subsidies.budget_entries drop constraint budget_entries_kind_check;
alter table subsidies.budget_entries add constraint budget_entries_kind_check check (kind in ('income', 'index', 'quota', 'reserve', 'spend', 'release', 'recovered', 'remitted'));
alter table subsidies.budget_entries drop constraint budget_entries_check1;
alter table subsidies.budget_entries add constraint budget_entries_of_batch check ((kind in ('reserve', 'spend', 'release', 'recovered', 'remitted')) = (batch_id is not null));

alter table subsidies.clawbacks enable row level security;
create policy clawback_rows on subsidies.clawbacks for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or subject_kind || ':' || subject_id = current_setting('app.viewer', true));
do $$
declare t text;
begin
  foreach t in array array['clawback_lines', 'clawback_entries', 'clawback_instalments'] loop
    execute format('alter table subsidies.%I enable row level security', t);
    execute format($p$create policy %I on subsidies.%I for select to jiuye_app
      using (exists (select 1 from subsidies.clawbacks c where c.subject_id = %I.subject_id and c.clawback_id = %I.clawback_id))$p$, t || '_rows', t, t, t);
  end loop;
end $$;
alter table subsidies.blocks enable row level security;
create policy block_rows on subsidies.blocks for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id));
-- Requests read; what moves money is written by the program after its checks. The effect of a decision asks whether the payee is blocked.
grant select on subsidies.clawbacks, subsidies.clawback_lines, subsidies.clawback_entries, subsidies.clawback_instalments, subsidies.blocks to jiuye_app;
