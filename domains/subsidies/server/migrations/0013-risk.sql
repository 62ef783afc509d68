-- Signs of risk of a claim (domain/05 A2): which rule, since when, by which records; and what officers said about the level. Supervision takes its hits from here.
create table subsidies.risk_signs (
  subject_id  bigint      not null,
  case_id     bigint      not null,
  code        text        not null,
  says        text        not null,
  evidence    jsonb       not null,                           -- keys of the records, nothing readable
  score       int         not null check (score > 0),
  region      text        not null check (region ~ '^\d{12}$'),
  seen_at     timestamptz not null,
  gone_at     timestamptz,                                    -- when the records no longer showed it
  primary key (subject_id, case_id, code)
);
create index risk_signs_of_place on subsidies.risk_signs (region text_pattern_ops, seen_at);

create table subsidies.risk_changes (
  subject_id     bigint      not null,
  case_id        bigint      not null,
  change_id      bigint      not null,
  from_level     text        not null check (from_level in ('low', 'medium', 'high')),
  to_level       text        not null check (to_level in ('low', 'medium', 'high') and to_level <> from_level),
  codes          text[]      not null,                        -- the signs of that moment
  lowers         boolean     not null,
  says           text        not null check (btrim(says) <> ''),
  region         text        not null check (region ~ '^\d{12}$'),
  said_by        text        not null,
  said_name      text        not null,
  said_at        timestamptz not null,
  state          text        not null check (state in ('stands', 'proposed', 'refused')),
  settled_by     text,
  settled_name   text        not null default '',
  settled_says   text        not null default '',
  settled_at     timestamptz,
  primary key (subject_id, case_id, change_id),
  check (settled_by <> said_by),
  check (lowers <= (state <> 'stands' or settled_by is not null))  -- nobody lowers alone
);
create unique index risk_changes_one_proposed on subsidies.risk_changes (subject_id, case_id) where state = 'proposed';

do $$
declare t text;
begin
  foreach t in array array['risk_signs', 'risk_changes'] loop
    execute format('alter table subsidies.%I enable row level security', t);
    execute format($p$create policy %I on subsidies.%I for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%%')$p$, t || '_rows', t);
    execute format('grant select on subsidies.%I to jiuye_app', t);
  end loop;
end $$;
