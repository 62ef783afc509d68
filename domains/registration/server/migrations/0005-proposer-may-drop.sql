-- 拟注销 is confirmed by two people; whoever proposed it may take it back alone.
alter table registration.closing_proposals
  drop constraint closing_two_people,
  add constraint closing_two_people check (settled_by is null or settled_by <> proposed_by or state = 'dropped');
