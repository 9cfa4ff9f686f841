import type { Html } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { t } from './page-texts.ts'

/** One element, since a cell of a table is a grid on phones. */
export const dates = (from: Temporal.PlainDate, to: Temporal.PlainDate | null): Html =>
  html`<span>${ui.date(from)} – ${to ? ui.date(to) : t('calendar.no_end')}</span>`

export const validity = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): Html =>
  dates(Temporal.PlainDate.from(validFrom), validTo ? Temporal.PlainDate.from(validTo) : null)
