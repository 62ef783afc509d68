-- A benefit whose loss of work was annulled is looked at; the papers of a move are signed by the office that sent or confirmed them.
alter table insurance.rechecks drop constraint rechecks_kind_check;
alter table insurance.rechecks add constraint rechecks_kind_check check (kind in ('stop', 'suspension', 'retirement', 'contributions', 'funeral', 'funeral-twice', 'survivors', 'refund', 'allowance', 'loss'));
alter table insurance.transfers
  add column letter_office text not null default '',
  add column sheet_office  text not null default '';
