-- For policies of other modules. Is one of the units at or below one of the tops?
create function organisation.any_within(units uuid[], tops uuid[]) returns boolean language sql stable parallel safe as $$
  select exists (select from organisation.unit as below join organisation.unit as top on below.path <@ top.path
    where below.id = any (units) and top.id = any (tops))
$$;
-- Is one of them a root, whose people are over the whole house?
create function organisation.any_root(units uuid[]) returns boolean language sql stable parallel safe as
  $$ select exists (select from organisation.unit where id = any (units) and nlevel(path) = 1) $$;
