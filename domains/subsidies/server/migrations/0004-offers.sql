-- 免申即享 (domain/03 §5.1): what the records say somebody may have, what was offered from it, and how it was answered.

-- People whose records changed since candidates were last worked out; a queue.
create table subsidies.touched (
  person_id  bigint      primary key,
  at         timestamptz not null
);

-- When the received registers were last looked through; one row.
create table subsidies.looks (
  look     text        primary key,
  until    timestamptz not null
);

-- Months the rules pass or leave to a person, without anybody having applied. Worked out from the records and replaced when they change: it can be made anew at any time.
create table subsidies.candidates (
  person_id   bigint      not null,
  item        text        not null,
  ym          int         not null check (ym % 100 between 1 and 12),
  payee_id    bigint      not null,
  payee_kind  text        not null check (payee_kind in ('person', 'employer')),
  region      text        not null check (region ~ '^\d{12}$'),
  result      text        not null check (result in ('pass', 'by-hand')),
  amount_fen  bigint      not null check (amount_fen >= 0),
  codes       text[]      not null default '{}',
  found_at    timestamptz not null,
  primary key (person_id, item, ym)
);
create index candidates_of_payee on subsidies.candidates (payee_id, item);
create index candidates_by_hand on subsidies.candidates (region text_pattern_ops) where result = 'by-hand';

-- An offer: item, people and months, amount, the day until which it waits for an answer. The log says everything that happened to it.
create table subsidies.offers (
  subject_id    bigint      not null,
  offer_id      bigint      not null,
  subject_kind  text        not null check (subject_kind in ('person', 'employer')),
  item          text        not null,
  region        text        not null check (region ~ '^\d{12}$'),
  name          text        not null,
  state         text        not null check (state in ('offered', 'account', 'objected', 'confirmed', 'granted', 'refused', 'declined', 'lapsed', 'withdrawn')),
  persons       int         not null check (persons > 0),
  months        int         not null check (months > 0),
  amount_fen    bigint      not null check (amount_fen > 0),
  from_ym       int         not null,
  until_ym      int         not null check (until_ym >= from_ym),
  made_at       timestamptz not null,
  answer_by     date        not null,
  case_id       bigint,
  primary key (subject_id, offer_id),
  check ((state in ('confirmed', 'granted', 'refused')) <= (case_id is not null))
);
create unique index offers_one on subsidies.offers (subject_id, item) where state in ('offered', 'account', 'objected', 'confirmed');
create index offers_of_place on subsidies.offers (region text_pattern_ops, state);
create index offers_waiting on subsidies.offers (answer_by) where state = 'offered';

create table subsidies.offer_lines (
  subject_id  bigint  not null,
  offer_id    bigint  not null,
  person_id   bigint  not null,
  ym          int     not null,
  amount_fen  bigint  not null check (amount_fen > 0),
  primary key (subject_id, offer_id, person_id, ym),
  foreign key (subject_id, offer_id) references subsidies.offers (subject_id, offer_id)
);

create table subsidies.offer_actions (
  subject_id  bigint      not null,
  offer_id    bigint      not null,
  seq         int         not null,
  kind        text        not null,
  actor       text        not null,
  actor_name  text        not null,
  at          timestamptz not null,
  says        text        not null default '',
  constraint offer_actions_one_after_another primary key (subject_id, offer_id, seq),
  foreign key (subject_id, offer_id) references subsidies.offers (subject_id, offer_id)
);

alter table subsidies.candidates enable row level security;
create policy candidate_rows on subsidies.candidates for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
alter table subsidies.offers enable row level security;
create policy offer_rows on subsidies.offers for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or subject_kind || ':' || subject_id = current_setting('app.viewer', true));
do $$
declare t text;
begin
  foreach t in array array['offer_lines', 'offer_actions'] loop
    execute format('alter table subsidies.%I enable row level security', t);
    execute format($p$create policy %I on subsidies.%I for select to jiuye_app
      using (exists (select 1 from subsidies.offers o where o.subject_id = %I.subject_id and o.offer_id = %I.offer_id))$p$, t || '_rows', t, t, t);
  end loop;
end $$;
-- Requests read; offers are written by the program.
grant select on subsidies.candidates, subsidies.offers, subsidies.offer_lines, subsidies.offer_actions to jiuye_app;
