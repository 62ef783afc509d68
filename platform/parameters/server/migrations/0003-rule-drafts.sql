-- New versions of rules, drafted by one officer and put into force by another. What happens to a draft is appended; its primary key is the
-- lock: of two who act on what they both saw last, one is told that it has moved on.
create table parameters.rule_drafts (
  draft_id        bigint      primary key,
  rule            text        not null,
  drafted_by      bigint      not null,
  drafted_name    text        not null,
  drafted_person  bigint,                                                       -- the officer as a person, where known
  drafted_at      timestamptz not null
);
create index rule_drafts_of on parameters.rule_drafts (rule, draft_id desc);

create table parameters.rule_draft_steps (
  draft_id  bigint      not null references parameters.rule_drafts (draft_id),
  step      int         not null check (step >= 1),
  kind      text        not null check (kind in ('drafted', 'changed', 'sent', 'returned', 'withdrawn', 'approved')),
  content   jsonb,                                                              -- what it says from here on: title, document, day, reason, and the rule as the language's data
  says      text        not null default '',                                    -- why it went back
  by_id     bigint      not null,
  by_name   text        not null,
  at        timestamptz not null,
  primary key (draft_id, step),
  check ((kind in ('drafted', 'changed')) = (content is not null)),
  check ((kind = 'drafted') = (step = 1))
);

-- What two people put into force; never changed. One version of a rule begins on a day, whoever writes at the same moment.
create table parameters.rule_versions (
  rule             text        not null,
  effective_from   date        not null,
  draft_id         bigint      not null unique references parameters.rule_drafts (draft_id),
  title            text        not null check (btrim(title) <> ''),
  document_number  text        not null check (btrim(document_number) <> ''),
  reason           text        not null,
  content          jsonb       not null,
  drafted_by       bigint      not null,
  drafted_name     text        not null,
  drafted_person   bigint,
  approved_by      bigint      not null check (approved_by <> drafted_by),      -- two people, whoever writes
  approved_name    text        not null,
  approved_person  bigint      check (approved_person <> drafted_person),       -- and not one person with two accounts
  approved_at      timestamptz not null,
  primary key (rule, effective_from),
  check (effective_from >= (approved_at at time zone 'Asia/Shanghai')::date)    -- law does not reach back
);
grant select, insert on parameters.rule_drafts, parameters.rule_draft_steps, parameters.rule_versions to jiuye_app;

-- A rehearsal may ask what a drafted version would change, beside draft numbers or alone.
alter table parameters.rehearsals add column draft jsonb;
