-- `stepsReach` for policies: has or had the person who reads, or a unit at or below the units he reaches, a step of that
-- case? A condition to be written into a policy, not a function to be called in it, which would cost ten times as much
-- for every row. `subject` is the column that names the case.
create function workflow.reach_condition(subject text) returns text language sql immutable as $$
  select format($sql$((select kernel.reach_person()) is not null and exists (
    select from workflow.step as step_reached where step_reached.subject_id = %s
      and (step_reached.person_id = (select kernel.reach_person())
        or step_reached.unit_id = any ((select organisation.ids_within(kernel.reach_units()))::uuid[]))))$sql$, subject)
$$;
