-- Entitlements to unemployment benefit, the month lines drawn from them, and what was overpaid (domain/04 §2.4, §2.5, §8, §9.4).
-- Months are integers such as 202507. A month line is never edited, only reversed by a line that names it.

-- What a decision granted: N natural months from the first one.
create table insurance.entitlements (
  person_id       bigint      not null,
  entitlement_id  bigint      not null,
  case_id         bigint,
  region          text        not null check (region ~ '^\d{12}$'),          -- 领取地
  claimed_on      date        not null,
  starts_on       date        not null,
  first_month     int         not null check (first_month % 100 between 1 and 12),
  last_month      int         not null check (last_month % 100 between 1 and 12),   -- last entitled natural month, included
  months          smallint    not null check (months between 1 and 24),      -- N, computed by the rule, never typed
  contributed     smallint    not null default 0,                            -- paid months n that the decision rests on
  drawn_months    smallint    not null default 0 check (drawn_months between 0 and months),
  end_reason      text        not null default '',                           -- §2.2 code
  loss_on         date,
  rule_version    text        not null default '',
  state           text        not null default 'running' check (state in ('running', 'held', 'stopped', 'ended')),
  stopped_from    int         check (stopped_from % 100 between 1 and 12),   -- first month no longer paid
  stop_event      text,                                                      -- code of rules/stop-events
  stop_event_on   date,
  stop_detected   timestamptz,
  unused_months   smallint,                                                  -- kept for a later unemployment, set when it stops
  recorded_at     timestamptz not null,
  updated_at      timestamptz not null default now(),
  primary key (person_id, entitlement_id),
  check (last_month >= first_month),
  check ((stopped_from is null) = (stop_event is null))
);
-- Two open claims are refused (§12).
create unique index entitlements_one_open on insurance.entitlements (person_id) where state in ('running', 'held');
create index entitlements_of_place on insurance.entitlements (region text_pattern_ops, state);

-- Months during which payment waits (prison): not paid, not used up. `to_month` is the first month paid again.
create table insurance.suspensions (
  person_id       bigint      not null,
  entitlement_id  bigint      not null,
  suspension_id   bigint      not null,
  from_month      int         not null,
  to_month        int,
  reason          text        not null,
  region          text        not null,
  recorded_at     timestamptz not null,
  primary key (person_id, suspension_id),
  foreign key (person_id, entitlement_id) references insurance.entitlements (person_id, entitlement_id),
  check (to_month is null or to_month > from_month)
);

-- Monthly 资格核对. A row that is due or missed holds its month; no row asks nothing.
create table insurance.qualification_checks (
  person_id       bigint      not null,
  entitlement_id  bigint      not null,
  ym              int         not null,
  state           text        not null check (state in ('due', 'done', 'excused', 'missed')),
  due_on          date        not null,
  done_at         timestamptz,
  way             text,                                                      -- online, face, visit, counter
  statement       text        not null default '',                           -- what the person did to find work
  officer_id      text,
  region          text        not null,
  primary key (person_id, entitlement_id, ym),
  foreign key (person_id, entitlement_id) references insurance.entitlements (person_id, entitlement_id)
);
create index qualification_checks_open on insurance.qualification_checks (ym, region text_pattern_ops) where state in ('due', 'missed');

-- Holds that an officer or a check placed: these months wait until somebody clears them.
create table insurance.holds (
  person_id       bigint      not null,
  entitlement_id  bigint      not null,
  hold_id         bigint      not null,
  from_month      int         not null,
  to_month        int,                                                       -- first month not held; null while it lasts
  reason          text        not null,
  says            text        not null default '',
  region          text        not null,
  placed_by       text        not null,
  placed_at       timestamptz not null,
  cleared_by      text,
  cleared_at      timestamptz,
  primary key (person_id, hold_id),
  foreign key (person_id, entitlement_id) references insurance.entitlements (person_id, entitlement_id)
);
create index holds_open on insurance.holds (person_id, entitlement_id) where cleared_at is null;

-- One line for one person, month and kind of money. `hash` chains the lines of a person in the order of `seq`; the state, the batch and
-- the day of settlement move, everything else stays as written.
create table insurance.month_lines (
  person_id       bigint      not null,
  seq             int         not null,
  ym              int         not null check (ym % 100 between 1 and 12),
  entitlement_id  bigint      not null,
  kind            text        not null check (kind in ('benefit', 'job-seeking', 'medical', 'pension', 'price', 'childbirth', 'funeral', 'consolation', 'lump-sum')),
  region          text        not null,
  due_fen         bigint      not null,
  deducted_fen    bigint      not null default 0,
  paid_fen        bigint      not null,
  reverses_seq    int,
  written_at      timestamptz not null,
  previous_hash   bytea       not null,
  hash            bytea       not null,
  batch_id        bigint,                                                    -- null while it waits for a batch
  state           text        not null check (state in ('pending', 'held', 'paid', 'returned', 'reversed', 'reversal')),
  settled_on      date,
  primary key (person_id, seq, ym),
  check (paid_fen = due_fen - deducted_fen),
  check (case when reverses_seq is null then due_fen >= 0 and deducted_fen >= 0 and paid_fen >= 0 else due_fen <= 0 and paid_fen <= 0 and state = 'reversal' end)
) partition by range (ym);
do $$
begin
  create table insurance.month_lines_before_2020 partition of insurance.month_lines for values from (minvalue) to (202001);
  for y in 2020..2044 loop
    execute format('create table insurance.month_lines_%s partition of insurance.month_lines for values from (%s) to (%s)', y, y * 100 + 1, (y + 1) * 100 + 1);
  end loop;
end $$;
-- No month twice: one living line for person, month and kind.
create unique index month_lines_once on insurance.month_lines (person_id, ym, kind) where state in ('pending', 'paid', 'returned');
create index month_lines_of_batch on insurance.month_lines (batch_id) where batch_id is not null;
create index month_lines_waiting on insurance.month_lines (region text_pattern_ops) where batch_id is null and state = 'pending';

-- The end of every person's chain: a line removed from the end is missed as well.
create table insurance.chain_heads (
  person_id  bigint  not null primary key,
  seq        int     not null,
  hash       bytea   not null
) with (fillfactor = 50);

-- What was paid too much, and how it comes back: at once, by agreement (at most 24 instalments), by offset with consent (at most 50 %).
create table insurance.receivables (
  person_id       bigint      not null,
  receivable_id   bigint      not null,
  entitlement_id  bigint      not null,
  region          text        not null,
  reason          text        not null,
  months          int[]       not null default '{}',
  amount_fen      bigint      not null check (amount_fen > 0),
  collected_fen   bigint      not null default 0 check (collected_fen between 0 and amount_fen),   -- a refund larger than the receivable is refused
  way             text        check (way in ('refund', 'plan', 'offset')),
  instalments     smallint    check (instalments between 1 and 24),
  share           int         check (share between 1 and 5000),              -- of later monthly benefit, in ten-thousandths
  consented_at    timestamptz,
  agreed_by       text,
  state           text        not null default 'open' check (state in ('open', 'settled', 'cancelled')),
  recorded_at     timestamptz not null,
  primary key (person_id, receivable_id),
  check (way is distinct from 'offset' or (share is not null and consented_at is not null)),
  check (way is distinct from 'plan' or instalments is not null)
);
create index receivables_open on insurance.receivables (region text_pattern_ops) where state = 'open';
create table insurance.receivable_entries (
  person_id       bigint      not null,
  receivable_id   bigint      not null,
  entry_id        bigint      not null,
  kind            text        not null check (kind in ('offset', 'refund', 'instalment', 'reversal')),
  amount_fen      bigint      not null check (amount_fen <> 0),
  batch_id        bigint,
  at              timestamptz not null,
  by_name         text        not null,
  region          text        not null,
  primary key (person_id, entry_id),
  foreign key (person_id, receivable_id) references insurance.receivables (person_id, receivable_id)
);

do $$
declare t text;
begin
  foreach t in array array['entitlements', 'suspensions', 'qualification_checks', 'holds', 'month_lines', 'receivables', 'receivable_entries'] loop
    execute format('alter table insurance.%I enable row level security', t);
    execute format($p$create policy %I on insurance.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or 'person:' || person_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
  end loop;
end $$;
-- Requests may grant, hold, check and agree; month lines, their chain and what was collected are written by the program's own sessions only.
grant select, insert on insurance.entitlements, insurance.suspensions, insurance.qualification_checks, insurance.holds, insurance.receivables to jiuye_app;
grant update (state, stopped_from, stop_event, stop_event_on, stop_detected, unused_months, updated_at) on insurance.entitlements to jiuye_app;
grant update (to_month) on insurance.suspensions to jiuye_app;
grant update (state, done_at, way, statement, officer_id) on insurance.qualification_checks to jiuye_app;
grant update (to_month, cleared_by, cleared_at) on insurance.holds to jiuye_app;
grant update (way, instalments, share, consented_at, agreed_by) on insurance.receivables to jiuye_app;
grant select on insurance.month_lines, insurance.receivable_entries to jiuye_app;

-- What statistics and supervision may read. The reader's own row security applies.
create view insurance.published_entitlements with (security_invoker = true) as
  select person_id, entitlement_id, case_id, region, claimed_on, starts_on, first_month, last_month, months, drawn_months, end_reason, state, stopped_from, stop_event,
         stop_event_on, recorded_at
    from insurance.entitlements;
create view insurance.published_month_lines with (security_invoker = true) as
  select person_id, entitlement_id, ym, kind, region, due_fen, deducted_fen, paid_fen, batch_id, state, settled_on, written_at
    from insurance.month_lines
   where state <> 'held';
grant select on insurance.published_entitlements, insurance.published_month_lines to jiuye_app;
