-- A month in a post or an internship is had once by a person, whoever claims it again and whoever approves at the same moment; the insurance subsidies have theirs (0001).
create unique index grant_months_one_of_item on subsidies.grant_months (person_id, ym, item) where item in ('PW-POST', 'IN-BASE') and state = 'granted';
