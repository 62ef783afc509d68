-- Cases 办件: a log of actions per case, and one row that says where the log has led. The log's primary key is the lock:
-- two people acting on the same standing append the same number, and one of them is refused.
create table casework.cases (
  subject_id       bigint      not null,          -- person or employer; the distribution key
  case_id          bigint      not null,
  number           text        not null,
  item             text        not null,
  item_version     int         not null,
  subject_kind     text        not null check (subject_kind in ('person', 'employer')),
  region           text        not null,          -- 12 digits, the place that handles it
  channel          text        not null,          -- 渠道, code table 9.1
  applicant_name   text        not null,
  applicant_masked text        not null,
  answers          jsonb       not null,
  papers           jsonb       not null default '[]',
  submission_key   text        not null,          -- the sender's own number of this submission
  exclusive        boolean     not null,          -- only one open case of this item for this subject
  state            text        not null,
  step             text,
  step_by          text,
  holder_id        text,
  holder_name      text,
  awaiting_id      text,
  due_on           date,
  due_provisional  boolean     not null default false,
  submitted_at     timestamptz not null,
  ended_at         timestamptz,
  answer_by        date,                          -- the applicant's day, while returned
  judgement        jsonb,
  decision         jsonb,
  length           int         not null,
  primary key (subject_id, case_id),
  constraint cases_sent_once unique (subject_id, submission_key)
);
create unique index cases_one_open on casework.cases (subject_id, item) where ended_at is null and exclusive;
create index cases_work on casework.cases (region text_pattern_ops, step_by, due_on, case_id) where ended_at is null;
create index cases_ended on casework.cases (region text_pattern_ops, ended_at) where ended_at is not null;
create index cases_waiting on casework.cases (answer_by) where state = 'returned';

create table casework.actions (
  subject_id   bigint      not null,
  case_id      bigint      not null,
  seq          int         not null,
  subject_kind text        not null,
  region       text        not null,
  kind         text        not null,
  actor        text        not null,
  actor_name   text        not null,
  office       text        not null default '',
  step         text,
  at           timestamptz not null,
  detail       jsonb       not null default '{}',
  constraint actions_one_after_another primary key (subject_id, case_id, seq),
  foreign key (subject_id, case_id) references casework.cases
);

-- Drafts are the applicant's own and never a case.
create table casework.drafts (
  subject_id bigint      not null,
  item       text        not null,
  answers    jsonb       not null,
  saved_at   timestamptz not null,
  primary key (subject_id, item)
);

-- Global look-up of case numbers.
create table casework.case_numbers (
  number     text   primary key,
  subject_id bigint not null,
  case_id    bigint not null
);

-- The engine appends and moves the row along; what was sent and where it came from never changes.
grant select, insert on casework.cases, casework.actions, casework.case_numbers to jiuye_app;
grant update (state, step, step_by, holder_id, holder_name, awaiting_id, due_on, due_provisional, ended_at, answer_by, judgement, decision, length, answers) on casework.cases to jiuye_app;
grant select, insert, update, delete on casework.drafts to jiuye_app;

alter table casework.cases enable row level security;
create policy cases_of_viewer on casework.cases to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or subject_kind || ':' || subject_id = current_setting('app.viewer', true));
alter table casework.actions enable row level security;
create policy actions_of_viewer on casework.actions to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or subject_kind || ':' || subject_id = current_setting('app.viewer', true));
alter table casework.drafts enable row level security;
create policy drafts_of_viewer on casework.drafts to jiuye_app
  using (current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id, 'region:'));
alter table casework.case_numbers enable row level security;
create policy numbers_read on casework.case_numbers for select to jiuye_app
  using (exists (select 1 from casework.cases c where c.subject_id = case_numbers.subject_id and c.case_id = case_numbers.case_id));
create policy numbers_append on casework.case_numbers for insert to jiuye_app with check (true);
