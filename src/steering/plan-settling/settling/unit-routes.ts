import { action, page, type Route } from '../../../kernel/http/route.ts'
import { showUnits } from '../pages/unit-list-page.ts'
import { showUnit } from '../pages/unit-page.ts'
import { afterStep } from './after-step.ts'
import { importHref } from '../addresses.ts'
import { leaveUnitsOpen, leaveUnitsOpenInput } from './leave-units-open.ts'
import { chooseUnits, chooseUnitsInput } from './choose-units.ts'

const at = '/ke-hoach/nhap/:id/don-vi/:at{[0-9]+}'

export const unitRoutes: readonly Route[] = [
  page('/ke-hoach/nhap/:id/don-vi', (context) => showUnits(context)),
  action({
    path: '/ke-hoach/nhap/:id/don-vi',
    name: 'plan_settling.leave_units_open',
    input: leaveUnitsOpenInput,
    run: leaveUnitsOpen,
    next: (outcome, { id }) =>
      outcome.points.some(({ kind }) => kind === 'unit')
        ? { to: importHref(id, 'don-vi'), said: 'plan_settling.said_saved' }
        : afterStep(outcome, { id }, 'plan_settling.said_saved', ''),
    again: showUnits,
  }),
  page(at, (context) => showUnit(context)),
  action({
    path: at,
    name: 'plan_settling.choose_units',
    input: chooseUnitsInput,
    run: chooseUnits,
    next: (outcome, input) => afterStep(outcome, input, 'plan_settling.said_saved', 'don-vi'),
    again: showUnit,
  }),
]
