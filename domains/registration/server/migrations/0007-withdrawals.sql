-- What employers asked to take back and an officer decided, the latest first; the open ones are found by tasks_open.
create index tasks_withdrawals_done on registration.tasks (region text_pattern_ops, done_at) where kind = 'filing-withdrawal' and state = 'done';
