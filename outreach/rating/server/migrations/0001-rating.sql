-- 好差评: service contacts (visits, calls, messages) and what people thought of a case or a contact. One rating each, never changed: a second opinion belongs to the
-- rectification, which is not here yet.

create table rating.contacts (
  person_id      bigint      not null,
  record_id      bigint      not null,
  number         text        not null,
  channel        text        not null check (channel in ('01', '02', '03', '04', '05', '06', '07', '08', '99')),
  matter         text        not null,
  held_on        date        not null,
  minutes        int         not null check (minutes between 0 and 600),
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
create unique index contacts_one on rating.contacts (person_id, number) where state = 'valid';

create table rating.ratings (
  subject_id     bigint      not null,          -- person or employer
  about          text        not null check (about in ('case', 'contact')),
  about_id       bigint      not null,          -- case_id or record_id of the contact
  rating_id      bigint      not null,
  grade          smallint    not null check (grade between 1 and 5),
  indicators     text[]      not null default '{}',
  says           text        not null default '',
  anonymous      boolean     not null,
  matter         text        not null,          -- item of the case, or what the contact was about
  channel        text        not null,          -- 渠道, code table 9.1
  region         text        not null check (region ~ '^\d{12}$'),
  indicator_set  int         not null,          -- version of the indicators that were shown
  source         text        not null,
  rated_at       timestamptz not null,
  primary key (subject_id, about, about_id),
  check (grade >= 3 or cardinality(indicators) > 0 or says <> '')
);
create index ratings_of_month on rating.ratings (rated_at, region text_pattern_ops);

alter table rating.contacts enable row level security;
create policy contacts_rows on rating.contacts to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%' or current_setting('app.viewer', true) = 'person:' || person_id);
grant select, insert on rating.contacts to jiuye_app;

-- Officers never see who rated: they ask the view, which has no person in it.
alter table rating.ratings enable row level security;
create policy ratings_own on rating.ratings to jiuye_app using (current_setting('app.viewer', true) in ('person:' || subject_id, 'employer:' || subject_id));
grant select, insert on rating.ratings to jiuye_app;
