-- 就业困难人员认定 (就业促进法第五十二条): proposed by one officer, confirmed by another, ended with its reason; nothing is deleted.
create table assistance.hardships (
  person_id       bigint      not null,
  recognition_id  bigint      not null,
  category        text        not null check (category ~ '^\d{3}$'),            -- ADC310
  recognised_on   date        not null,
  ended_on        date,                                                        -- first day no longer in hardship
  exit            text        check (exit ~ '^\d{3}$'),                        -- assistance-exit
  document        text        not null,                                        -- what the finding rests on
  region          text        not null check (region ~ '^\d{12}$'),
  state           text        not null check (state in ('proposed', 'valid', 'refused', 'ended')),
  proposed_by     bigint      not null,
  proposed_name   text        not null,
  recorded_at     timestamptz not null,
  settled_by      bigint,
  settled_name    text,
  settled_at      timestamptz,
  settled_says    text        not null default '',
  ended_says      text        not null default '',
  end_recorded_at timestamptz,
  primary key (person_id, recognition_id),
  check (settled_by is null or settled_by <> proposed_by),
  check ((state in ('valid', 'ended', 'refused')) = (settled_at is not null)),
  check ((state = 'ended') = (ended_on is not null)),
  check ((ended_on is null) = (exit is null)),
  check (ended_on >= recognised_on)
);
-- One recognition at a time, whichever category.
create unique index hardships_one on assistance.hardships (person_id) where state in ('proposed', 'valid');
create index hardships_of_place on assistance.hardships (region text_pattern_ops, recorded_at desc);
alter table assistance.hardships enable row level security;
create policy hardship_rows on assistance.hardships to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or 'person:' || person_id = current_setting('app.viewer', true));
-- Requests add proposals; settling and ending are written by the program after its checks.
grant select, insert on assistance.hardships to jiuye_app;

-- What others may know: recognitions that were confirmed, with their days.
create view assistance.published_hardships with (security_invoker = true) as
  select person_id, recognition_id, category, recognised_on, ended_on, exit, region, state, settled_at, end_recorded_at
    from assistance.hardships where state in ('valid', 'ended');
grant select on assistance.published_hardships to jiuye_app;
