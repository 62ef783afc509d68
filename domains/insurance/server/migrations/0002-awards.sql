-- Money beside the monthly benefit that a decision grants once (domain/04 §3, §6), the one funeral grant per death, and extensions.

-- 延长发放: months after the last entitled one, on the same contribution time; never part of what is left for a later unemployment.
alter table insurance.entitlements add column kind text not null default 'benefit' check (kind in ('benefit', 'extension'));
alter table insurance.entitlements add column extends_id bigint;

create table insurance.awards (
  person_id       bigint      not null,                          -- whose entitlement it comes from
  award_id        bigint      not null,
  entitlement_id  bigint      not null,
  case_id         bigint      not null,
  kind            text        not null check (kind in ('job-seeking', 'childbirth', 'lump-sum', 'funeral', 'consolation', 'death-month')),
  region          text        not null check (region ~ '^\d{12}$'),
  amount_fen      bigint      not null check (amount_fen > 0),
  months          smallint    not null default 0,
  month           int         not null check (month % 100 between 1 and 12),   -- the month it belongs to, e.g. of the decision
  payee_id        bigint      not null,                          -- the person, or the survivor who applied
  rule_version    text        not null,
  state           text        not null default 'granted' check (state in ('granted', 'lined', 'cancelled')),
  lined_at        timestamptz,
  recorded_at     timestamptz not null,
  primary key (person_id, award_id),
  foreign key (person_id, entitlement_id) references insurance.entitlements (person_id, entitlement_id)
);
create unique index awards_once on insurance.awards (person_id, entitlement_id, kind) where state <> 'cancelled';
create index awards_of_payee on insurance.awards (payee_id);
create index awards_waiting on insurance.awards (region text_pattern_ops) where state = 'granted';
alter table insurance.awards enable row level security;
create policy awards_rows on insurance.awards to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'person:' || person_id = current_setting('app.viewer', true) or 'person:' || payee_id = current_setting('app.viewer', true));
grant select, insert on insurance.awards to jiuye_app;
-- One death, one funeral grant among the three insurances: the first to write the row has it.
create table insurance.funeral_grants (
  person_id    bigint      not null primary key,                 -- who died
  insurance    text        not null check (insurance in ('110', '210', '410')),
  granted_on   date        not null,
  source       text        not null,
  region       text        not null,
  recorded_at  timestamptz not null,
  constraint funeral_grants_region check (region ~ '^\d{12}$')
);
alter table insurance.funeral_grants enable row level security;
create policy funeral_grants_rows on insurance.funeral_grants to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
grant select, insert on insurance.funeral_grants to jiuye_app;

-- Which of a person's entitlements stopped and why, for everybody who is told; append-only.
create table insurance.stops (
  person_id       bigint      not null,
  stop_id         bigint      not null,
  entitlement_id  bigint      not null,
  event           text        not null,                          -- code of rules/stop-events
  kind            text        not null check (kind in ('stop', 'suspend', 'resume', 'hold')),
  happened_on     date        not null,
  from_month      int         not null,
  cause           text        not null,                          -- topic of what told us
  overpaid        int[]       not null default '{}',
  receivable_id   bigint,
  region          text        not null,
  recorded_at     timestamptz not null,
  primary key (person_id, stop_id),
  foreign key (person_id, entitlement_id) references insurance.entitlements (person_id, entitlement_id)
);
alter table insurance.stops enable row level security;
create policy stops_rows on insurance.stops to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
grant select, insert on insurance.stops to jiuye_app;
