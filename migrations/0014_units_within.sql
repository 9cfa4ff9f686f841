-- For policies of other modules: all units at or below the tops.
create function organisation.ids_within(tops uuid[]) returns uuid[] language sql stable parallel safe as $$
  select array(select below.id from organisation.unit as below join organisation.unit as top on below.path <@ top.path
    where top.id = any (tops))
$$;
-- Is one of them a root, whose people are over the whole house?
create function organisation.any_root(units uuid[]) returns boolean language sql stable parallel safe as
  $$ select exists (select from organisation.unit where id = any (units) and nlevel(path) = 1) $$;
