-- Payment batches: what is to be paid to whom, the file the bank gets, what the bank answered, and the book of the fund.
-- A batch is a log of actions (batch_actions); `state` and `length` repeat what the log says, for lists and for the optimistic lock.

create table payments.batches (
  batch_id   bigint      primary key,
  number     text        not null unique,
  business   text        not null,                     -- what is paid, e.g. insurance.benefit
  kind       text        not null check (kind in ('monthly', 'reissue')),
  region     text        not null check (region ~ '^\d{12}$'),
  ym         int         not null check (ym % 100 between 1 and 12),
  parent_id  bigint      references payments.batches (batch_id),
  cut_off    timestamptz not null,                     -- what was known by then counts
  snapshot   jsonb       not null default '{}',        -- standards and parameters as locked when generated
  state      text        not null check (state in ('DRAFT', 'CHECKED', 'REVIEWED', 'APPROVED', 'FUNDED', 'SENT', 'RESULT', 'RECONCILED', 'CLOSED', 'CANCELLED')),
  length     int         not null,
  made_at    timestamptz not null,
  made_by    text        not null
);
-- One batch for a place and month; a cancelled one makes room.
create unique index batches_one on payments.batches (business, region, ym) where kind = 'monthly' and state <> 'CANCELLED';
create index batches_of_place on payments.batches (region text_pattern_ops, made_at desc);

create table payments.batch_actions (
  batch_id    bigint      not null references payments.batches (batch_id),
  seq         int         not null,
  kind        text        not null,
  actor       text        not null,                    -- officer id or "system"
  actor_name  text        not null,
  at          timestamptz not null,
  detail      jsonb       not null default '{}',
  primary key (batch_id, seq)
);

-- One line for one person and category of a batch: at most one transfer.
create table payments.lines (
  person_id      bigint      not null,
  batch_id       bigint      not null,
  category       text        not null,
  position       int,                                  -- number in the batch; the bank's 行业务号 is batch number + position
  region         text        not null,
  due_fen        bigint      not null check (due_fen >= 0),
  deducted_fen   bigint      not null default 0 check (deducted_fen between 0 and due_fen),
  amount_fen     bigint      generated always as (due_fen - deducted_fen) stored,
  previous_fen   bigint,                               -- amount of the last batch; null when the person was not in it
  change         text        not null check (change in ('same', 'new', 'stopped', 'changed')),
  state          text        not null check (state in ('ready', 'hold', 'excluded', 'paid', 'returned', 'reissuing', 'reissued', 'suspense', 'cancelled')),
  reason         text        not null default '',      -- why held or excluded: stable code
  says           text        not null default '',      -- the same in a sentence
  note           text        not null default '',      -- 附言
  confirmed_by   text,
  confirmed_at   timestamptz,
  sampled        boolean     not null default false,
  result_code    text,
  bank_serial    text,
  settled_at     timestamptz,
  parent_batch   bigint,                               -- the batch whose returned line this one pays again
  primary key (person_id, batch_id, category)
);
create unique index lines_in_order on payments.lines (batch_id, position) where position is not null;
create index lines_of_batch on payments.lines (batch_id, state);

create table payments.files (
  file_id     bigint      primary key,
  batch_id    bigint      not null references payments.batches (batch_id),
  kind        text        not null check (kind in ('bank', 'institution', 'result')),
  category    text        not null default '',
  sha256      text        not null,
  line_count  int         not null,
  total_fen   bigint      not null,
  sealed      text        not null,                    -- the whole text, encrypted
  made_at     timestamptz not null,
  made_by     text        not null
);
create unique index files_sent_once on payments.files (batch_id, kind, category) where kind <> 'result';
create unique index results_once on payments.files (batch_id, sha256) where kind = 'result';

-- 退票: one row for each time the bank sent a line back.
create table payments.returns (
  person_id      bigint      not null,
  return_id      bigint      not null,
  batch_id       bigint      not null,
  root_batch     bigint      not null,                 -- the monthly batch in which it was due
  category       text        not null,
  region         text        not null,
  amount_fen     bigint      not null check (amount_fen > 0),
  code           text        not null,
  returned_at    timestamptz not null,
  money_back_on  date,                                  -- day the money was seen on the disbursement account again
  times          smallint    not null,                 -- how often this payment came back, this time included
  state          text        not null check (state in ('open', 'proposed', 'corrected', 'reissuing', 'reissued', 'returned-again', 'suspense', 'cancelled')),
  reissue_batch  bigint,
  settled_at     timestamptz,
  contact_on     date,                                  -- next time the person is to be contacted
  primary key (person_id, return_id),
  unique (person_id, batch_id, category)
);
create index returns_open on payments.returns (region text_pattern_ops, state) where state not in ('reissued', 'returned-again', 'cancelled');

-- A corrected account: by the person, or at the window by two officers; a reviewer lets it through.
create table payments.account_corrections (
  person_id       bigint      not null,
  correction_id   bigint      not null,
  return_id       bigint      not null,
  region          text        not null,
  bank_name       text        not null,
  account_sealed  text        not null,
  account_masked  text        not null,
  way             text        not null check (way in ('person', 'window')),
  first_by        text        not null,
  second_by       text,
  proposed_at     timestamptz not null,
  reviewed_by     text,
  reviewed_at     timestamptz,
  state           text        not null check (state in ('proposed', 'ready', 'accepted', 'refused')),
  says            text        not null default '',
  primary key (person_id, correction_id),
  check (second_by is null or second_by <> first_by),
  check (reviewed_by is null or (reviewed_by <> first_by and reviewed_by is distinct from second_by))
);
create unique index account_corrections_one on payments.account_corrections (person_id, return_id) where state in ('proposed', 'ready');

-- The book of the fund; append-only. The two accounts: 财政专户 (treasury) and 支出户 (disbursement).
create table payments.ledger (
  entry_id    bigint      primary key,
  region      text        not null,
  batch_id    bigint      not null references payments.batches (batch_id),
  account     text        not null check (account in ('treasury', 'disbursement')),
  kind        text        not null check (kind in ('funding', 'paid', 'fee')),
  category    text        not null,
  amount_fen  bigint      not null check (amount_fen <> 0),   -- in is positive, out is negative
  at          timestamptz not null,
  by_name     text        not null,
  document    text        not null default ''
);
create index ledger_of_batch on payments.ledger (batch_id);

-- 对账: the six identities as they stood when computed, with every figure; append-only.
create table payments.reconciliations (
  reconciliation_id  bigint      primary key,
  batch_id           bigint      not null references payments.batches (batch_id),
  at                 timestamptz not null,
  by_name            text        not null,
  holds              boolean     not null,
  unknown_count      int         not null,
  identities         jsonb       not null
);

-- Public halves of the institution's signing keys; the private half lies sealed outside the database.
create table payments.signing_keys (
  key_id      bigint      primary key,
  public_key  text        not null unique,
  made_at     timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['lines', 'returns', 'account_corrections'] loop
    execute format('alter table payments.%I enable row level security', t);
    execute format($p$create policy %I on payments.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%' or 'person:' || person_id = current_setting('app.viewer', true))$p$, t || '_rows', t);
  end loop;
  foreach t in array array['batches', 'ledger'] loop
    execute format('alter table payments.%I enable row level security', t);
    execute format($p$create policy %I on payments.%I for select to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%')$p$, t || '_rows', t);
  end loop;
  foreach t in array array['batch_actions', 'files', 'reconciliations'] loop
    execute format('alter table payments.%I enable row level security', t);
    execute format($p$create policy %I on payments.%I for select to jiuye_app
      using (exists (select 1 from payments.batches b where b.batch_id = %I.batch_id))$p$, t || '_rows', t, t);
  end loop;
end $$;
-- Requests read, and propose accounts; everything that moves money is written by the program's own sessions.
grant select on payments.batches, payments.batch_actions, payments.lines, payments.files, payments.returns, payments.account_corrections, payments.ledger,
  payments.reconciliations, payments.signing_keys to jiuye_app;

-- A person sees when and through which batch they were paid, not the batch itself.
create view payments.batch_months as select batch_id, ym, number, kind from payments.batches;
grant select on payments.batch_months to jiuye_app;
create view payments.published_lines with (security_invoker = true) as
  select l.person_id, l.batch_id, l.category, l.region, l.due_fen, l.deducted_fen, l.amount_fen, l.state, l.result_code, l.settled_at, m.ym, m.kind as batch_kind
    from payments.lines l join payments.batch_months m using (batch_id);
grant select on payments.published_lines to jiuye_app;
