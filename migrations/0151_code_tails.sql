-- A dossier is asked for by any end of its code: H97.11-261122-0001, 11-261122-0001, 261122-0001, 0001. Each is a word that it
-- is found by, from now on (dossier-input.ts) and for what is here already.
create function dossiers.code_tails(code text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(array_to_string(parts[first:], ' ')) from
    (select regexp_split_to_array(btrim(regexp_replace(lower(code), '[^a-z0-9]+', ' ', 'g')), ' ') as parts) as cut,
    generate_subscripts(parts, 1) as first
$$;

update dossiers.search_entry as entry set search = entry.search || array_to_tsvector(dossiers.code_tails(dossier.code))
from dossiers.dossier where dossier.id = entry.dossier_id;
