-- How far a rehearsal is: parts of its region that are counted, of how many.
alter table parameters.rehearsals add column parts integer not null default 0 check (parts >= 0), add column parts_done integer not null default 0 check (parts_done >= 0 and parts_done <= parts);
