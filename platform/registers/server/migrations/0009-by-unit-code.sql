-- Who has a part in a unit, and which unit has a code, are asked by the code of the unit: whether an agency and an employer belong together, whose business a borrower runs.
create index entity_roles_of_unit on registers.entity_roles (uscc);
create index employers_by_code on registers.employers (uscc);
