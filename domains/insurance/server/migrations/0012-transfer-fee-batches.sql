-- 转移费用 of a move out is paid through a batch to the agency of the other province; what was entered by hand before stays as it is.
alter table insurance.transfers add column fee_batch bigint;
create index transfers_of_batch on insurance.transfers (fee_batch) where fee_batch is not null;
create index transfers_fee_waiting on insurance.transfers (region text_pattern_ops) where direction = 'out' and state = 'fee-pending';
