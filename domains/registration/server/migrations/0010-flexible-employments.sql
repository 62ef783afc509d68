-- Who works flexibly is a few of all employments: rules about them find them without reading the rest, with the days of the work.
create index employments_flexible on registration.employments (person_id, started_on desc) include (ended_on) where form = '022' and state <> 'void';
