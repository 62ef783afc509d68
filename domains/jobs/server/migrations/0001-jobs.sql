-- What job services rest on: posts firms offer with the end of each, and résumés of people who seek work. Entered by units, officers and people; nothing is changed or
-- deleted: a wrong record becomes void with its reason and is entered anew. Money is whole fen.

-- 招聘信息, with the six things a posting must say (就业服务与就业管理规定 art. 11): the unit, headcount, place, work, conditions, pay.
create table jobs.posts (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  number         text        not null,
  title          text        not null,
  occupation     text        not null,
  headcount      int         not null check (headcount between 1 and 9999),
  work_region    text        not null check (work_region ~ '^\d{12}$'),
  work_place     text        not null,
  duty           text        not null,
  education      text        not null check (education in ('any', 'junior', 'senior', 'college', 'bachelor', 'master')),
  conditions     text,
  pay_from_fen   bigint      not null check (pay_from_fen > 0),
  pay_to_fen     bigint      not null,
  pay_unit       text        not null check (pay_unit in ('month', 'day', 'hour', 'piece')),
  work_type      text        not null check (work_type in ('full-time', 'part-time', 'dispatch', 'internship', 'odd-job', 'side-job', 'rehired')),
  benefits       text,
  contact        text        not null,
  phone          text        not null,
  valid_from     date        not null,
  valid_until    date        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (employer_id, record_id),
  check (pay_to_fen >= pay_from_fen),
  check (valid_until >= valid_from),
  check ((state = 'void') = (void_at is not null))
);
create unique index posts_one on jobs.posts (employer_id, number) where state = 'valid';
create index posts_open on jobs.posts (valid_until, work_region text_pattern_ops) where state = 'valid';

-- How a post ended before its time.
create table jobs.post_ends (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  number         text        not null,
  ended_on       date        not null,
  reason         text        not null check (reason in ('filled', 'withdrawn', 'violation')),
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (employer_id, record_id),
  check ((state = 'void') = (void_at is not null))
);
create unique index post_ends_one on jobs.post_ends (employer_id, number) where state = 'valid';

-- 求职登记 with its résumé.
create table jobs.resumes (
  person_id      bigint      not null,
  record_id      bigint      not null,
  occupation     text        not null,
  wished_region  text        check (wished_region ~ '^\d{12}$'),
  wished_pay_fen bigint      check (wished_pay_fen > 0),
  work_type      text        not null check (work_type in ('full-time', 'part-time', 'dispatch', 'internship', 'odd-job', 'side-job', 'rehired')),
  skills         text,
  shown_to       text        not null check (shown_to in ('everybody', 'offices', 'applied', 'nobody')),
  written_on     date        not null,
  valid_until    date        not null,
  region         text        not null check (region ~ '^\d{12}$'),
  source         text        not null,
  entered_by     text        not null,
  entered_name   text        not null,
  entered_at     timestamptz not null,
  state          text        not null default 'valid' check (state in ('valid', 'void')),
  void_says      text        not null default '',
  void_by        text,
  void_at        timestamptz,
  primary key (person_id, record_id),
  check (valid_until >= written_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index resumes_one on jobs.resumes (person_id) where state = 'valid';

do $$
declare t text;
begin
  foreach t in array array['posts', 'post_ends'] loop
    execute format('alter table jobs.%I enable row level security', t);
    execute format($p$create policy %I on jobs.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) = 'employer:' || employer_id)$p$, t || '_rows', t);
    execute format('grant select, insert on jobs.%I to jiuye_app', t);
  end loop;
  alter table jobs.resumes enable row level security;
  create policy resumes_rows on jobs.resumes to jiuye_app
    using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) = 'person:' || person_id);
  grant select, insert on jobs.resumes to jiuye_app;
end $$;

-- What others may know: valid records, a post with the day it ended. The reader's own row security applies.
create view jobs.published_posts with (security_invoker = true) as
  select p.employer_id, p.record_id, p.number, p.title, p.occupation, p.headcount, p.work_region, p.work_place, p.duty, p.education, p.conditions, p.pay_from_fen, p.pay_to_fen, p.pay_unit, p.work_type, p.benefits,
         p.contact, p.phone, p.valid_from, p.valid_until, e.ended_on, e.reason as end_reason, p.region, p.source, p.entered_at
    from jobs.posts p left join jobs.post_ends e on e.employer_id = p.employer_id and e.number = p.number and e.state = 'valid' where p.state = 'valid';
create view jobs.published_resumes with (security_invoker = true) as
  select person_id, record_id, occupation, wished_region, wished_pay_fen, work_type, skills, shown_to, written_on, valid_until, region, source, entered_at from jobs.resumes where state = 'valid';
grant select on jobs.published_posts, jobs.published_resumes to jiuye_app;
