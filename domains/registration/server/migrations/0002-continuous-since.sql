-- A registration moved to another place keeps the day since which the person is continuously registered (§4.1, unemp.keepMonthsOnTransfer).
alter table registration.unemployments add column continuous_since date;  -- null: since registered_on
-- A move goes somewhere else.
alter table registration.unemployments add constraint unemployments_moved check (moved_from is null or moved_from <> region);

create or replace view registration.published_unemployments with (security_invoker = true) as
  select u.person_id, u.spell_id, u.registered_on, u.loss_on, u.reason, u.place_kind, u.region, u.minor, u.national_check, u.closed_on, u.close_reason, u.close_effective,
         u.state, u.channel, u.case_id, u.recorded_at, u.close_recorded_at, p.sex, p.birth_date, p.education, p.hukou_type, p.hukou_region,
         coalesce(u.continuous_since, u.registered_on) as continuous_since, u.moved_from
    from registration.unemployments u join registers.persons p using (person_id)
   where u.state <> 'void';
