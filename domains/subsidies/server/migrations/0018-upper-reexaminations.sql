-- 复核 of larger sums and of insiders is done by the upper level; a grant that was too low in a line is raised by a correction of its own; letters are signed by the office that decided.
alter table subsidies.reexaminations
  add column at_stake_fen   bigint  not null default 0 check (at_stake_fen >= 0),
  add column upper          boolean not null default false,          -- by an officer of the city or the province
  add column raised_fen     bigint  not null default 0 check (raised_fen >= 0),   -- granted on top, published and approved by another as a correction
  add column settled_scope  text,                                     -- region prefix of who settled it
  add column settled_office text    not null default '';
alter table subsidies.reexaminations drop constraint reexaminations_check2,
  add constraint reexaminations_go_on check (case state when 'changed' then new_case_id is not null or raised_fen > 0 when 'sent-back' then new_case_id is not null and raised_fen = 0 else new_case_id is null and raised_fen = 0 end),
  add constraint reexaminations_by_upper check (not upper or settled_by is null or (settled_scope is not null and length(settled_scope) <= 4));
-- The office of who approved what is paid on top.
alter table subsidies.corrections add column approved_office text not null default '';
