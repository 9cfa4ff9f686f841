// Options and sentences that the designer's pages share.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { canAnywhere, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { translate } from '../../../kernel/text/catalogue.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import type * as ui from '../../../kernel/ui/index.ts'
import { TERM_UNITS } from '../../calendar/index.ts'
import { findUnitOptions } from '../../organisation/index.ts'
import { caseKindNames, findCaseKind } from '../definition/case-kind.ts'
import type { Fault } from '../definition/fault.ts'
import { t } from '../page-texts.ts'
import { actions } from '../workflow-access.ts'

export const listPath = '/quy-trinh'
export const versionPath = (id: string): string => `${listPath}/phien-ban/${id}`

export const faultText =
  ({ code, params }: Fault): Text =>
  (lang) =>
    translate(lang, code, params)

export const mayDesign = (context: SignedInContext): boolean => canAnywhere(context.actor, actions['workflow.design'])

export function ensureDesigner({ actor }: SignedInContext): void {
  if (!canAnywhere(actor, actions['workflow.design'])) throw forbidden({ action: actions['workflow.design'] })
}

/** The authorities for which one may design. */
export const ownerOptions = ({ db, actor }: SignedInContext): Promise<ui.Option[]> =>
  findUnitOptions(db, { within: scopesOf(actor, actions['workflow.design']), authorities: true })

export const kindName = (kind: string): Text => findCaseKind(kind)?.name ?? kind

export const kindOptions = (): ui.Option[] => caseKindNames().map((value) => ({ value, text: kindName(value) }))

export const termUnitOptions: ui.Option[] = TERM_UNITS.map((value) => ({ value, text: t(`workflow.term_${value}`) }))

/** “Lê Thị Thu Hằng, 08:00 2/3/2026” */
export const byWhom = (who: string | null, at: Temporal.Instant | null): Text =>
  at === null ? '' : (lang) => inLanguage(t('workflow.by', { who: who ?? '', at: formatDateTime(at, lang) }), lang)
