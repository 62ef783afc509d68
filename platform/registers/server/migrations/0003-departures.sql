-- Who moved abroad for good (移居境外), and whose death another branch of the social insurance has paid a funeral grant for (one death, one grant).
create table registers.emigrations (
  person_id    bigint      not null,
  left_on      date        not null,
  returned_on  date,                                  -- first day the household registration was restored
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, left_on)
);

create table registers.funeral_grants (
  person_id    bigint      not null,                  -- who died
  kind         text        not null check (kind in ('110', '120', '410')),
  granted_on   date        not null,
  region       text        not null default '',
  source       text        not null default '',
  received_at  timestamptz not null default now(),
  primary key (person_id, kind)
);

do $$
declare t text;
begin
  foreach t in array array['emigrations', 'funeral_grants'] loop
    execute format('alter table registers.%I enable row level security', t);
    execute format(
      'create policy %I on registers.%I for select to jiuye_app
         using (''region:'' || region like nullif(current_setting(''app.viewer'', true), '''') || ''%%''
                or ''person:'' || person_id = current_setting(''app.viewer'', true)
                or exists (select 1 from registers.persons p where p.person_id = %I.person_id))',
      t || '_rows', t, t);
    execute format('grant select on registers.%I to jiuye_app', t);
  end loop;
end $$;

-- The day an employer was 注销 or 吊销, where the market register says it.
alter table registers.employers add column closed_on date;
