-- Who proposed and who confirmed a recognition: a claim handled by the same officer within days of it is a sign of risk (domain/05 A10).
create or replace view assistance.published_hardships with (security_invoker = true) as
  select person_id, recognition_id, category, recognised_on, ended_on, exit, region, state, settled_at, end_recorded_at, proposed_by, settled_by
    from assistance.hardships where state in ('valid', 'ended');
