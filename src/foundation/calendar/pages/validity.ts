import type { Content } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from './page-texts.ts'

export const validity = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): Content => [
  ui.date(Temporal.PlainDate.from(validFrom)),
  ' – ',
  validTo ? ui.date(Temporal.PlainDate.from(validTo)) : t('calendar.no_end'),
]
