-- Which line of its grant took what can be had one single time: when one line is asked back, what the others took stays taken. Null for what was granted before.
alter table subsidies.taken add column about_id bigint, add column line text;
create index taken_of_grant on subsidies.taken (grant_id);
