-- Who may enter: officers with their second factor, sessions of everybody, keys of other departments' machines.

create table identity.officers (
  officer_id        bigint      primary key,
  login             text        not null unique,
  name              text        not null,
  person_id         bigint,                                -- the officer as a person: nobody handles their own case
  roles             text[]      not null,
  scope             text        not null check (scope ~ '^\d{2}(\d{2}){0,2}(\d{3}){0,2}$'),  -- region-code prefix
  office_id         bigint,
  password_digest   text        not null,                  -- argon2id
  password_set_at   timestamptz not null,
  must_change       boolean     not null default true,     -- the password is a temporary one
  totp_sealed       text,                                  -- secret of the second factor; null until enrolled
  totp_last_step    bigint      not null default 0,        -- the last thirty seconds whose code was used
  disabled_at       timestamptz,
  created_at        timestamptz not null,
  created_by        text        not null,
  updated_at        timestamptz not null
);
create index officers_by_scope on identity.officers (scope text_pattern_ops);
alter table identity.officers enable row level security;
-- Colleagues along one line of the hierarchy see one another: who is below, and who is above.
create policy officer_rows on identity.officers for select to jiuye_app
  using ('region:' || scope like nullif(current_setting('app.viewer', true), '') || '%'
         or nullif(current_setting('app.viewer', true), '') like 'region:' || scope || '%');
grant select (officer_id, login, name, person_id, roles, scope, office_id, disabled_at) on identity.officers to jiuye_app;

-- Names of officers for papers and progress lines, readable by all: nothing but what hangs on the office door.
create view identity.officer_names as select officer_id, name, office_id from identity.officers;
grant select on identity.officer_names to jiuye_app;

-- Attempts to sign in, by the login as typed, whether it exists or not: the answer must not tell.
create table identity.attempts (
  login         text        primary key,
  failures      int         not null,
  locked_until  timestamptz,
  at            timestamptz not null
);

-- One row for each sign-in. A signed token names the row; ending the row ends the token in every process.
create table identity.sessions (
  session_id    bigint      primary key,
  party_kind    text        not null check (party_kind in ('staff', 'citizen', 'employer')),
  party_id      bigint      not null,
  name          text        not null,
  started_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  ends_at       timestamptz not null,
  revoked_at    timestamptz,
  address       text        not null default '',
  device        text        not null default ''
);
create index sessions_of_party on identity.sessions (party_kind, party_id, ends_at);
create index sessions_revoked on identity.sessions (ends_at) where revoked_at is not null;

-- Keys of feeds: only the digest is kept, the key is shown once.
create table identity.feed_keys (
  key_id       bigint      primary key,
  source       text        not null,
  title        text        not null default '',
  digest       text        not null unique,
  scope        text        not null check (scope ~ '^\d{2,12}$'),
  created_at   timestamptz not null,
  created_by   text        not null,
  disabled_at  timestamptz
);
