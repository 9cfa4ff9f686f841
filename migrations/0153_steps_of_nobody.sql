-- Since when nobody can do an open step any more: who held it, or the last with its role in the unit, is gone. Noted
-- when the step opens or changes hands, when the organisation changes, and every ten minutes.
alter table workflow.step add nobody_since timestamptz;
-- Given by the head to somebody of the unit without the step's role, because nobody has it.
alter table workflow.step add stands_in boolean not null default false;
create index step_open_nobody on workflow.step (unit_id, case_due_at, id) where closed_at is null and nobody_since is not null;

-- Has the person a post on that day?
create function organisation.is_there(person uuid, day date) returns boolean language sql stable as $$
  select exists (select from organisation.post where post.person_id = person and post.valid_from <= day
    and coalesce(post.valid_to, day) >= day)
$$;

-- Is there somebody to do on that day what the role does in the unit: the person who holds it, or whoever acts in that
-- person's name; of what nobody holds, anybody who has the role over the unit, and to decide, within its authority: the
-- province's chairman does not sign for a commune. Whoever has no post cannot sign in, and counts as gone. `gone_person`
-- and `gone_grant` are left out, as if they were not there. In plpgsql, so that its plan is kept for the statements that
-- are planned anew.
create function organisation.can_be_done(unit uuid, wanted text, person uuid, day date, gone_person uuid default null,
  gone_grant uuid default null) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from organisation.unit as place
    join organisation.unit as above on above.path @> place.path
    join organisation.role_grant as granted on granted.unit_id = above.id
    where place.id = unit and granted.role = wanted and granted.id is distinct from gone_grant
      and granted.valid_from <= day and coalesce(granted.valid_to, day) >= day
      and (person is not null or wanted not in ('unit_head', 'leader') or not exists (
        select from organisation.unit as authority where authority.is_authority and authority.path @> place.path
          and authority.path <@ above.path and authority.id <> above.id))
      and ((coalesce(person, granted.person_id) = granted.person_id
          and organisation.is_there(granted.person_id, day) and granted.person_id is distinct from gone_person)
        or (wanted <> 'administrator' and exists (
          select from organisation.delegation as lent
          join organisation.unit as lent_over on lent_over.id = lent.unit_id and lent_over.path @> place.path
          where lent.from_person_id = granted.person_id and (lent.roles is null or wanted = any (lent.roles))
            and lent.valid_from <= day and lent.valid_to >= day
            and coalesce(person, granted.person_id) in (granted.person_id, lent.to_person_id)
            and organisation.is_there(lent.to_person_id, day) and lent.to_person_id is distinct from gone_person))));
end $$;
