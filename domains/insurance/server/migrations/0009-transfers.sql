-- 失业保险关系跨省转移接续 (社会保险法 art. 52; domain/04 §7): moves in and out, the months that came and left, and the messages exchanged with other provinces.
create table insurance.transfers (
  person_id          bigint      not null,
  transfer_id        bigint      not null,
  direction          text        not null check (direction in ('in', 'out')),
  number             text        not null,                             -- 联系函 number, the same on both sides
  case_id            bigint,                                           -- of a move in
  region             text        not null check (region ~ '^\d{12}$'), -- the place here
  other_province     text        not null check (other_province ~ '^\d{6}$'),
  purpose            text        not null check (purpose in ('moved', 'claim', 're-employed')),
  state              text        not null check (state in ('applied', 'contact-sent', 'out-done', 'fee-pending', 'fee-received', 'done', 'rejected', 'recalled')),
  reason             text        not null default '',                  -- code of a rejection
  says               text        not null default '',
  contact_on         date,                                             -- letter sent, or received
  -- 转出信息表: as it was received, or as it was confirmed here
  information_on     date,
  paid_months        int         check (paid_months >= 0),
  approved_months    int         check (approved_months between 0 and 24),
  drawn_months       int         check (drawn_months between 0 and approved_months),
  unused_months      int         check (unused_months between 0 and approved_months - drawn_months),   -- left of what was drawn upon: merges with later months
  drawing            boolean     not null default false,               -- draws there now
  standard_fen       bigint      check (standard_fen >= 0),
  consumed_ym        int         check (consumed_ym % 100 between 1 and 12),   -- months up to this one were drawn upon
  months             jsonb,                                            -- [{"ym": 202401, "arrived": "2024-01-20"}]
  fee_fen            bigint      check (fee_fen >= 0),
  prepared_by        text,
  prepared_name      text,
  settled_name       text,
  moved_on           date,
  moved_at           timestamptz,
  -- 转移费用: entered by one, confirmed by another; what the other province says it paid is entered by the program
  fee_on             date,
  fee_document       text        not null default '',
  fee_entered_by     text,
  fee_entered_name   text,
  fee_confirmed_by   text,
  fee_confirmed_name text,
  urged_on           date,                                             -- last 催办
  recorded_at        timestamptz not null,
  primary key (person_id, transfer_id),
  check ((direction = 'in') = (case_id is not null)),
  check ((information_on is null) = (months is null)),
  check (state not in ('out-done', 'fee-pending', 'fee-received', 'done') or information_on is not null),
  check (state not in ('fee-pending', 'fee-received', 'done') or moved_on is not null),
  check (fee_confirmed_by is null or fee_confirmed_by <> fee_entered_by),
  check (fee_on is null or fee_entered_by is not null)
);
-- One move at a time.
create unique index transfers_one_open on insurance.transfers (person_id) where state in ('applied', 'contact-sent', 'out-done');
create unique index transfers_of_case on insurance.transfers (person_id, case_id) where case_id is not null;
create index transfers_of_place on insurance.transfers (region text_pattern_ops, state);

-- Whose letter a number is.
create table insurance.transfer_letters (
  number       text    primary key,
  person_id    bigint  not null,
  transfer_id  bigint  not null
);

-- Months taken over. `counted` adds to the paid months here, `overlap` was paid here as well and counts once, `consumed` was drawn upon there, `moved-on` left again.
create table insurance.months_in (
  person_id    bigint  not null,
  transfer_id  bigint  not null,
  ym           int     not null check (ym % 100 between 1 and 12),
  arrived_on   date    not null,
  state        text    not null check (state in ('counted', 'overlap', 'consumed', 'moved-on')),
  moved_on     date    not null,
  left_with    bigint,
  region       text    not null,
  primary key (person_id, transfer_id, ym),
  foreign key (person_id, transfer_id) references insurance.transfers (person_id, transfer_id),
  check ((state = 'moved-on') = (left_with is not null))
);
create unique index months_in_once on insurance.months_in (person_id, ym) where state = 'counted';

-- Months paid here that left: they do not count here any more, unless the move was recalled.
create table insurance.months_out (
  person_id    bigint  not null,
  transfer_id  bigint  not null,
  ym           int     not null check (ym % 100 between 1 and 12),
  moved_on     date    not null,
  state        text    not null check (state in ('moved', 'back')),
  region       text    not null,
  primary key (person_id, transfer_id, ym),
  foreign key (person_id, transfer_id) references insurance.transfers (person_id, transfer_id)
);
create unique index months_out_once on insurance.months_out (person_id, ym) where state = 'moved';

-- What was said to other provinces and by them, one row for each message; the text is encrypted. A message is taken once, whatever comes twice.
create table insurance.transfer_messages (
  message_id  text        primary key,
  number      text        not null,
  direction   text        not null check (direction in ('in', 'out')),
  kind        text        not null,
  province    text        not null check (province ~ '^\d{6}$'),
  region      text        not null,                                    -- whose desk it is, "" while unknown
  digest      text        not null,
  sealed      text        not null,
  state       text        not null check (state in ('waiting', 'sent', 'refused', 'taken', 'by-hand')),
  problem     text        not null default '',
  tries       int         not null default 0,
  made_at     timestamptz not null,
  done_at     timestamptz
);
create index transfer_messages_waiting on insurance.transfer_messages (made_at) where state = 'waiting';
create index transfer_messages_by_hand on insurance.transfer_messages (region text_pattern_ops) where state = 'by-hand';

do $$
declare t text;
begin
  foreach t in array array['transfers', 'months_in', 'months_out'] loop
    execute format('alter table insurance.%I enable row level security', t);
    execute format($p$create policy %I on insurance.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or 'person:' || person_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
    execute format('grant select on insurance.%I to jiuye_app', t);
  end loop;
end $$;
-- A decision takes months over; letters and money are written by the program after its checks.
grant insert on insurance.months_in to jiuye_app;
grant update (state, moved_on, moved_at, fee_fen) on insurance.transfers to jiuye_app;
