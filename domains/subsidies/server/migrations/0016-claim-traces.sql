-- What a claim leaves to compare with others (domain/05 A2): the network it was sent from (C07) and the digests of its files (E01).
create table subsidies.claim_traces (
  subject_id  bigint      not null,
  case_id     bigint      not null,
  kind        text        not null check (kind in ('network', 'file')),
  value       text        not null,
  region      text        not null check (region ~ '^\d{12}$'),
  sent_at     timestamptz not null,
  primary key (subject_id, case_id, kind, value)
);
create index claim_traces_alike on subsidies.claim_traces (kind, value, sent_at);

-- Networks that many people share without having to do with each other: service halls, terminals, schools, bank counters. Read and written by the program only.
create table subsidies.shared_networks (
  network_id    bigint      primary key,
  network       cidr        not null check (masklen(network) >= case family(network) when 4 then 24 else 48 end),
  place         text        not null check (btrim(place) <> ''),
  region        text        not null check (region ~ '^\d{12}$'),
  from_on       date        not null,
  until_on      date        check (until_on >= from_on),
  entered_by    text        not null,
  entered_name  text        not null,
  entered_at    timestamptz not null
);
create unique index shared_networks_once on subsidies.shared_networks (network) where until_on is null;

alter table subsidies.claim_traces enable row level security;
create policy claim_trace_rows on subsidies.claim_traces for select to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
grant select on subsidies.claim_traces to jiuye_app;
