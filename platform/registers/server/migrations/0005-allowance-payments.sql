-- 失业补助金 (a programme closed since 2022-12-31): the months that were paid, as the social insurance hands them over. Read and recovered, never paid again.
create table registers.allowance_payments (
  person_id    bigint      not null,
  ym           int         not null check (ym % 100 between 1 and 12),
  amount_fen   bigint      not null check (amount_fen > 0),
  paid_on      date,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, ym)
);
alter table registers.allowance_payments enable row level security;
create policy allowance_payments_rows on registers.allowance_payments for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'person:' || person_id = current_setting('app.viewer', true)
         or exists (select 1 from registers.persons p where p.person_id = allowance_payments.person_id));
grant select on registers.allowance_payments to jiuye_app;
