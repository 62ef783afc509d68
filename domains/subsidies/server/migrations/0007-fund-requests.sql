-- 拨款申请 (domain/03 §8): what the treasury is asked to pay for a batch, the file as it was sent, and what it answered.
create table subsidies.fund_requests (
  batch_id     bigint      not null,
  request_id   bigint      not null,
  number       text        not null unique,
  region       text        not null check (region ~ '^\d{12}$'),
  fund         text        not null,
  year         int         not null,
  lines        int         not null check (lines > 0),
  total_fen    bigint      not null check (total_fen > 0),
  sha256       text        not null,
  sealed       text        not null,                          -- the whole text, encrypted
  state        text        not null check (state in ('made', 'sent', 'approved', 'refused')),
  receipt      text        not null default '',
  reason_code  text        not null default '',
  voucher      text        not null default '',               -- 拨款凭证号
  made_by      text        not null,
  made_at      timestamptz not null,
  answered_at  timestamptz,
  primary key (batch_id, request_id),
  check ((state in ('approved', 'refused')) = (answered_at is not null)),
  check ((state = 'approved') = (voucher <> ''))
);
-- One request of a batch at a time; after a refusal another may be made.
create unique index fund_requests_one on subsidies.fund_requests (batch_id) where state <> 'refused';
alter table subsidies.fund_requests enable row level security;
create policy fund_request_rows on subsidies.fund_requests for select to jiuye_app using ('region:' || region like nullif(current_setting('app.viewer', true), '') || '%');
grant select on subsidies.fund_requests to jiuye_app;
