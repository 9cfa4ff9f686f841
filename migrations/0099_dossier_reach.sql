-- The second wall around dossiers: they and what hangs on them are seen by those over one of their units and by whoever
-- has or had a step of them, as `isReadable` says in the first.
select kernel.guard('dossiers.dossier',
  'scope_ids && (select kernel.reach_units()) or ' || workflow.reach_condition('dossier.id'));

-- Is the dossier of that column seen? A condition for policies of what hangs on dossiers, here and in other modules.
create function dossiers.seen_condition(dossier_id text) returns text language sql immutable as
  $$ select format('exists (select from dossiers.dossier as dossier_seen where dossier_seen.id = %s)', dossier_id) $$;
select kernel.guard('dossiers.paper', dossiers.seen_condition('paper.dossier_id'));
select kernel.guard('dossiers.supplement', dossiers.seen_condition('supplement.dossier_id'));
select kernel.guard('dossiers.result', dossiers.seen_condition('result.dossier_id'));
select kernel.guard('dossiers.hand_over', dossiers.seen_condition('hand_over.dossier_id'));
select kernel.guard('dossier_papers.paper', dossiers.seen_condition('paper.dossier_id'));
select kernel.guard('dossier_intake.arrival', dossiers.seen_condition('arrival.dossier_id'));
select kernel.guard('dossier_shipments.shipment', dossiers.seen_condition('shipment.dossier_id'));
-- What the portal sent and nobody could file is of the unit that would have received it; of no unit, of those over all.
select kernel.guard('dossier_exchange.problem', $$unit_id = any ((select organisation.ids_within(kernel.reach_units()))::uuid[])
  or (unit_id is null and (select organisation.any_root(kernel.reach_units())))$$);

-- Openings in the wall, each as narrow as what it is for; none names anybody. They run as the owner, who is not bound.

-- Codes, as they stand on papers of other dossiers.
create function dossiers.codes(ids uuid[]) returns table (id uuid, code text) language sql stable security definer
set search_path = dossiers, pg_temp as $$ select id, code from dossiers.dossier where id = any (ids) $$;

-- How many dossiers of other units were begun from this one.
create function dossiers.count_children(parent uuid) returns integer language sql stable security definer
set search_path = dossiers, pg_temp as $$ select count(*)::int from dossiers.dossier where parent_id = parent $$;

-- To be compared with the secret that a follower brings; which code exists, the answer must not tell.
create function dossiers.secret_of(known_code text) returns text language sql stable security definer
set search_path = dossiers, pg_temp as $$ select secret from dossiers.dossier where code = known_code $$;

-- The newest dossier of the same person under the same procedure that has not ended, wherever it was filed: asked before
-- the same is filed again. A person without a number is known again by name and telephone.
create function dossiers.same_open(procedure uuid, number text, phone text, name text)
returns table (id uuid, code text, filed_at timestamptz, reception_unit_id uuid) language sql stable security definer
set search_path = dossiers, pg_temp as $$
  select same.id, same.code, same.filed_at, same.reception_unit_id
  from (
    select dossier.* from dossiers.dossier where applicant_number = number and applicant_number <> ''
    union all
    select dossier.* from dossiers.search_entry as entry join dossiers.dossier on dossier.id = entry.dossier_id
    where number = '' and phone <> '' and entry.search @@ quote_literal(phone)::tsquery
      and dossier.applicant_phone = phone and dossier.applicant_name = name
  ) as same
  join dossiers.course on course.dossier_id = same.id
  where same.procedure_id = procedure and course.ended_at is null
  order by same.filed_at desc limit 1
$$;
