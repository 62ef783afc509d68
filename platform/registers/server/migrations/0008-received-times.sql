-- Who had something received lately is asked by time: rows come in the order of their time, so a block range index of some pages is enough.
create index contributions_received on registers.contributions using brin (received_at);
create index employee_rows_received on registers.employee_rows using brin (received_at);
