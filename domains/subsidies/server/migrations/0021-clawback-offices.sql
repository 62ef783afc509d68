-- The letters of a clawback are signed by the office that confirmed the suspicion and by the one that decided, not by that of the place; '' before this was kept.
alter table subsidies.clawbacks
  add column notified_office text not null default '',
  add column decided_office  text not null default '';
