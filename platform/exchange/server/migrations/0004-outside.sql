-- Questions put to the ministry's node (跨地区核验): every one kept with its case, its purpose and its answer; unanswered ones are asked again.
create table exchange.outside_questions (
  person_id    bigint      not null,
  question_id  bigint      not null,
  question     text        not null check (question in ('entitlement', 'unemployment')),
  case_id      bigint      not null default 0,
  purpose      text        not null,
  state        text        not null check (state in ('answered', 'waiting', 'mismatch')),
  answer       jsonb,
  problem      text,
  tries        int         not null default 1,
  region       text        not null default '',
  asked_at     timestamptz not null,
  answered_at  timestamptz,
  primary key (person_id, question_id)
);
create index outside_waiting on exchange.outside_questions (asked_at) where state = 'waiting';
create unique index outside_by_case on exchange.outside_questions (person_id, question, case_id);
alter table exchange.outside_questions enable row level security;
create policy outside_question_rows on exchange.outside_questions for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or 'person:' || person_id = current_setting('app.viewer', true));
grant select on exchange.outside_questions to jiuye_app;

-- What the simulated ministry knows, for demonstrations and tests; keyed by the digest of the identity number.
create table exchange.simulated_ministry (
  digest    text not null,
  question  text not null,
  name      text not null,
  province  text not null,
  from_on   date not null,
  to_on     date,
  primary key (digest, question, province, from_on)
);
