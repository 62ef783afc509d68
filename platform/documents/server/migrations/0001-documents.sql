-- Papers people send us and papers we issue. Bytes stay in the database: one backup holds everything.
create table documents.files (
  subject_id   bigint      not null,
  document_id  bigint      not null,
  subject_kind text        not null check (subject_kind in ('person', 'employer')),
  region       text        not null default '',   -- of the applicant's file; '' until a case names a place
  name         text        not null,
  type         text        not null,              -- what the bytes are, not what the sender said
  size         int         not null,
  digest       text        not null,              -- SHA-256
  bytes        bytea       not null,
  uploaded_by  text        not null,
  uploaded_at  timestamptz not null,
  primary key (subject_id, document_id),
  constraint files_same_file_once unique (subject_id, digest)
);

-- Letters, receipts and certificates: made once, the same bytes for ever.
create table documents.papers (
  subject_id   bigint      not null,
  paper_id     text        not null,              -- kind:case or kind:record
  subject_kind text        not null,
  region       text        not null,
  title        text        not null,
  number       text        not null,
  content      jsonb       not null,              -- what the page says, from which the bytes were made
  code         text        not null,              -- printed beside the square code, for verification
  digest       text        not null,
  bytes        bytea       not null,
  made_at      timestamptz not null,
  primary key (subject_id, paper_id)
);

-- Global look-up for the public verification of a paper.
create table documents.paper_codes (
  code       text   primary key,
  subject_id bigint not null,
  paper_id   text   not null
);

grant select, insert on documents.files, documents.papers to jiuye_app;
grant update (region) on documents.files to jiuye_app;
alter table documents.files enable row level security;
create policy files_of_viewer on documents.files to jiuye_app
  using ((region <> '' and 'region:' || region like nullif(current_setting('app.viewer', true), '') || '%')
         or current_setting('app.viewer', true) in (subject_kind || ':' || subject_id, 'region:'));
alter table documents.papers enable row level security;
create policy papers_of_viewer on documents.papers to jiuye_app
  using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%'
         or subject_kind || ':' || subject_id = current_setting('app.viewer', true));
