-- A judgement is some ten kilobytes that are written once, read whole and searched by nobody on the path of a request: kept as it was written,
-- neither taken apart nor packed, it costs a quarter of the time. Its verdict, which lists show, stands beside it.
alter table casework.cases alter column judgement type json using judgement::json;
alter table casework.cases alter column judgement set storage external;
alter table casework.cases add column verdict text check (verdict in ('pass', 'fail', 'by-hand', 'no-data'));
update casework.cases set verdict = judgement->>'verdict' where judgement is not null;
grant update (verdict) on casework.cases to jiuye_app;
