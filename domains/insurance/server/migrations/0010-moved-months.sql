-- What other modules may know of moves: months of insurance time that came from another province, whether drawn upon or not, and months that left.
create view insurance.published_moved_months with (security_invoker = true) as
  select person_id, ym, 'in'::text as direction, moved_on, region from insurance.months_in where state in ('counted', 'overlap', 'consumed')
  union all
  select person_id, ym, 'out'::text, moved_on, region from insurance.months_out where state = 'moved';
grant select on insurance.published_moved_months to jiuye_app;
