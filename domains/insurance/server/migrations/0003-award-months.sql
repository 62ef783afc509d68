-- An allowance of several months is one award per month; everything else is granted once per entitlement.
drop index insurance.awards_once;
create unique index awards_once on insurance.awards (person_id, entitlement_id, kind) where state <> 'cancelled' and kind <> 'job-seeking';
create unique index awards_once_a_month on insurance.awards (person_id, entitlement_id, kind, month) where state <> 'cancelled';
-- What a lump sum takes from the months left.
grant update (state) on insurance.awards to jiuye_app;
