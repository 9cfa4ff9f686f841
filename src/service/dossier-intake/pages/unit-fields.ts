// Where it is received, and which authority decides: asked only where there is a choice.
import type { Unit } from '../../../foundation/organisation/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { isOwnAuthority, type Place } from '../places.ts'
import { t } from '../texts.ts'
import { box, type Boxes } from './typed-fields.ts'

export type Deciding = { version: ProcedureVersion; places: readonly Place[]; authorities: readonly Unit[] }

export const unitOptions = (units: readonly Unit[]) =>
  units.map(({ id, shortName }) => ({ value: id, text: shortName }))

export const unitFields = (boxes: Boxes, { version, places, authorities }: Deciding): ui.Content => {
  const own = isOwnAuthority(places[0]!, authorities)
  return [
    places.length > 1 &&
      ui.select({
        ...box(boxes, 'receptionUnitId', places[0]!.id),
        label: t('intake.reception_unit'),
        placeholder: false,
        options: places.map(({ id, name }) => ({ value: id, text: name })),
      }),
    (version.boundaryFree || !own) &&
      ui.select({
        ...box(boxes, 'authorityId'),
        label: t('intake.authority'),
        optional: own,
        placeholder: own ? t('intake.own_authority') : undefined,
        options: unitOptions(authorities),
      }),
  ]
}
