-- What the simulated ministry knows people were granted in other provinces; keyed by the digest of the identity number.
create table exchange.simulated_awards (
  digest  text   not null,
  row_id  bigint not null,
  name    text   not null,
  held    jsonb  not null,
  primary key (digest, row_id)
);
