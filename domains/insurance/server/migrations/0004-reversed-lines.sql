-- Months that were taken back: a few, asked for by every batch, whose medical premium may have been paid all the same.
create index month_lines_reversals on insurance.month_lines (person_id, ym, kind) where reverses_seq is not null;
