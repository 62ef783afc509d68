-- Live cells of indicators: who counts where (members), what changed (deltas), and the figures (cells). Read and written by the program's own
-- sessions only: members name persons of every region.

-- Months of the two calendars, e.g. statistical 202611 = 2026-10-21 … 2026-11-20; end_on is the first day after.
create table indicators.months (
  calendar    text  not null check (calendar in ('statistical', 'natural')),
  ym          int   not null check (ym % 100 between 1 and 12),
  start_on    date  not null,
  end_on      date  not null,
  year_start  date  not null,
  primary key (calendar, ym)
);

-- Which indicators are kept live, since when, and up to which month cells exist.
create table indicators.kept (
  indicator   text         primary key,
  definition  text         not null,             -- digest of its text: another text is counted anew
  calendar    text         not null,
  first_ym    int          not null,
  horizon     int          not null,
  built_at    timestamptz  not null
);

-- One row for a record that counts in an indicator: in the one month of an event, or from a month to another for a stock. A row is never
-- deleted; what stopped being so gets `known_to`. Therefore a figure of any past day, and the list behind it, stay as they were known.
create table indicators.members (
  person_id   bigint       not null,
  indicator   text         not null,
  record_id   bigint       not null,
  from_ym     int          not null,
  to_ym       int,                               -- first month it no longer counts in; null while it lasts
  on_date     date         not null,
  region      text         not null,
  sex         text         not null,
  age         text         not null,
  education   text         not null,
  cause       text         not null,
  way         text         not null,
  fen         bigint       not null default 0,
  known_from  timestamptz  not null,
  known_to    timestamptz,
  primary key (person_id, indicator, record_id, from_ym, known_from)
) partition by range (from_ym);
do $$
begin
  create table indicators.members_before_2020 partition of indicators.members for values from (minvalue) to (202001);
  for y in 2020..2044 loop
    execute format('create table indicators.members_%s partition of indicators.members for values from (%s) to (%s)', y, y * 100 + 1, (y + 1) * 100 + 1);
  end loop;
  create table indicators.members_after_2044 partition of indicators.members for values from (204501) to (maxvalue);
end $$;
create index members_of_month on indicators.members (indicator, from_ym, region text_pattern_ops);

-- Changes waiting to be folded; appended, never updated, so that no writer waits for another at a hot cell.
create table indicators.deltas (
  delta_id    bigint       generated always as identity primary key,
  indicator   text         not null,
  from_ym     int          not null,
  to_ym       int          not null,
  region      text         not null,
  sex         text         not null,
  age         text         not null,
  education   text         not null,
  cause       text         not null,
  way         text         not null,
  value       bigint       not null
);

-- The figures, once for each level of place (1 province, 2 city, 3 county, 4 street) and cut of dimensions.
create table indicators.cells (
  indicator   text         not null,
  ym          int          not null,
  level       smallint     not null check (level between 1 and 4),
  cut         text         not null check (cut in ('main', 'education')),
  region      text         collate "C" not null,
  sex         text         not null,
  age         text         not null,
  education   text         not null,
  cause       text         not null,
  way         text         not null,
  value       bigint       not null,
  primary key (indicator, ym, level, cut, region, sex, age, education, cause, way)
);

-- Persons something happened to since the last fold; a queue.
create table indicators.touched (
  touch_id    bigint       generated always as identity primary key,
  person_id   bigint       not null
);
