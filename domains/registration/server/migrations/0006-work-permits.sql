-- The work permit 外国人工作许可证 of a foreigner who is filed by passport (domain/01 §5.4); sealed, as every number of a person is.
alter table registration.filings add column work_permit_sealed text;
