-- 公益性岗位: posts developed for people in hardship, who is placed in them, what was worked and paid each month. Nothing is changed or deleted: a wrong record
-- becomes void with its reason and is entered anew. Money is whole fen.

-- A post approved for a unit, with the number of people it may take.
create table assistance.public_posts (
  employer_id    bigint      not null,
  record_id      bigint      not null,
  number         text        not null,
  name           text        not null,
  approved_on    date        not null,
  until_on       date,
  places         int         not null check (places > 0),
  part_time      boolean     not null,
  document       text        not null,
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
  check (until_on >= approved_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index public_posts_one on assistance.public_posts (employer_id, number) where state = 'valid';

-- 安置: a person in a post, by agreement.
create table assistance.placements (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  post_number    text        not null,
  agreement_on   date        not null,
  from_on        date        not null,
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
  check ((state = 'void') = (void_at is not null))
);
create unique index placements_one on assistance.placements (person_id, employer_id, from_on) where state = 'valid';
create index placements_of_post on assistance.placements (employer_id, post_number);

-- A month in a post: days attended and wage paid through the bank.
create table assistance.placement_months (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  from_on        date        not null,
  ym             int         not null check (ym % 100 between 1 and 12),
  attended_days  smallint    not null check (attended_days between 0 and 31),
  wage_fen       bigint      not null check (wage_fen >= 0),
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
  check ((state = 'void') = (void_at is not null))
);
create unique index placement_months_one on assistance.placement_months (person_id, employer_id, from_on, ym) where state = 'valid';

-- The last day in a post.
create table assistance.placement_ends (
  person_id      bigint      not null,
  record_id      bigint      not null,
  employer_id    bigint      not null,
  from_on        date        not null,
  left_on        date        not null,
  says           text        not null,
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
  check (left_on >= from_on),
  check ((state = 'void') = (void_at is not null))
);
create unique index placement_ends_one on assistance.placement_ends (person_id, employer_id, from_on) where state = 'valid';

do $$
declare t text;
begin
  foreach t in array array['placements', 'placement_months', 'placement_ends'] loop
    execute format('alter table assistance.%I enable row level security', t);
    execute format($p$create policy %I on assistance.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) in ('person:' || person_id, 'employer:' || employer_id))$p$, t || '_rows', t);
    execute format('grant select, insert on assistance.%I to jiuye_app', t);
  end loop;
  foreach t in array array['public_posts'] loop
    execute format('alter table assistance.%I enable row level security', t);
    execute format($p$create policy %I on assistance.%I to jiuye_app
      using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%'
             or current_setting('app.viewer', true) = 'employer:' || employer_id)$p$, t || '_rows', t);
    execute format('grant select, insert on assistance.%I to jiuye_app', t);
  end loop;
end $$;

-- What others may know: valid records. The reader's own row security applies.
create view assistance.published_public_posts with (security_invoker = true) as select employer_id, record_id, number, name, approved_on, until_on, places, part_time, document, region, source, entered_at from assistance.public_posts where state = 'valid';
create view assistance.published_placements with (security_invoker = true) as select person_id, record_id, employer_id, post_number, agreement_on, from_on, region, source, entered_at from assistance.placements where state = 'valid';
create view assistance.published_placement_months with (security_invoker = true) as select person_id, record_id, employer_id, from_on, ym, attended_days, wage_fen, region, source, entered_at from assistance.placement_months where state = 'valid';
create view assistance.published_placement_ends with (security_invoker = true) as select person_id, record_id, employer_id, from_on, left_on, says, region, source, entered_at from assistance.placement_ends where state = 'valid';
grant select on assistance.published_public_posts, assistance.published_placements, assistance.published_placement_months, assistance.published_placement_ends to jiuye_app;
