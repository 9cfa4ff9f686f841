-- Has or had the person, or a unit at or below the tops, a step of that case? As `stepsReach`, for policies. Dear, since
-- it reads all steps of the case: planners shall ask it last.
create function workflow.reaches(subject uuid, person uuid, tops uuid[]) returns boolean
language sql stable parallel safe cost 10000 as $$
  select exists (select from workflow.step where subject_id = subject and person_id = person)
    or organisation.any_within(array(select distinct unit_id from workflow.step where subject_id = subject), tops)
$$;
