-- A password that somebody else chose: good until then, and only for choosing an own one.
alter table kernel.account add column one_time_until timestamptz;
