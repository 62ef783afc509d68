-- 价格指数 as the statistics office published them for a month of a place: entered by one officer with the number of the publication, confirmed by another; what was confirmed wrongly becomes void.
create table insurance.price_indices (
  region          text        not null check (region ~ '^\d{12}$'),
  index_id        bigint      not null,
  ym              int         not null check (ym % 100 between 1 and 12),
  consumer_rise   int         not null,                           -- ten-thousandths against the same month a year before
  food_rise       int         not null,
  supplement_rise int         not null,                           -- of the index the supplement is computed with
  document        text        not null check (btrim(document) <> ''),
  state           text        not null default 'proposed' check (state in ('proposed', 'confirmed', 'refused')),
  entered_by      text        not null,
  entered_name    text        not null,
  entered_at      timestamptz not null,
  settled_by      text,
  settled_name    text,
  settled_at      timestamptz,
  primary key (region, index_id),
  check (settled_by is null or settled_by <> entered_by),
  check ((state = 'proposed') = (settled_at is null))
);
create unique index price_indices_one on insurance.price_indices (region, ym) where state <> 'refused';
alter table insurance.price_indices enable row level security;
create policy price_index_rows on insurance.price_indices for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) like 'region:' || rtrim(region, '0') || '%');
grant select on insurance.price_indices to jiuye_app;
