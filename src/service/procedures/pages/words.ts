// Values of a procedure in the words of a page, for staff and for citizens alike.
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { formatMoney, formatNumber } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Tier } from '../../../foundation/organisation/index.ts'
import { optionText } from '../parts/cell.ts'
import type { Component, Fee, ProcedureContent, Result, Term } from '../procedure-content.ts'
import type { ProcedureVersion } from '../procedure-version.ts'
import { countedUnit, exemptionWords, onlineWords } from './owed-words.ts'
import { t } from './texts.ts'

export const fieldText =
  ({ vi, en }: { vi: string; en: string }): Text =>
  (lang) =>
    lang === 'vi' ? vi : en

export const tierText = (tiers: readonly Tier[], code: string): Text =>
  tiers.find((tier) => tier.code === code)?.name ?? code

export const termText =
  ({ amount, unit }: Pick<Term, 'amount' | 'unit'>): Text =>
  (lang) =>
    `${formatNumber(amount, lang, 4)} ${inLanguage(optionText(unit), lang)}`

/** The ordinary term, in a list. */
export const shortTerm = ({ terms }: Pick<ProcedureContent, 'terms'>): ui.Content =>
  terms[0] ? termText(terms[0]) : html`<span class="muted">—</span>`

export const competentText = (
  { competent, tier, competentUnitName }: Pick<ProcedureVersion, 'competent' | 'tier' | 'competentUnitName'>,
  tiers: readonly Tier[],
): Text => {
  if (competent.rule === 'unit') return competentUnitName ?? t('procedures.not_said')
  if (competent.rule === 'outside') return competent.agency || t('procedures.not_said')
  return t('procedures.each_of_tier', { tier: tierText(tiers, tier) })
}

const bounds = ({ least, most }: Fee): ui.Content => [
  least !== null && html` · ${t('procedures.at_least', { amount: (lang) => formatMoney(least, lang) })}`,
  most !== null && html` · ${t('procedures.at_most', { amount: (lang) => formatMoney(most, lang) })}`,
]

const tiersTable = ({ tiers, name }: Fee): ui.Html =>
  ui.table({
    caption: name,
    captionHidden: true,
    columns: [
      {
        header: t('procedures.up_to'),
        rowHeader: true,
        cell: ({ upTo }) => (upTo === null ? t('procedures.above') : ui.money(upTo)),
      },
      { header: t('procedures.amount_due'), numeric: true, cell: ({ amount }) => ui.money(amount) },
    ],
    rows: tiers,
  })

export function feeContent(fee: Fee): ui.Content {
  if (fee.basis === 'table') return tiersTable(fee)
  if (fee.basis === 'percentage')
    return [t('procedures.percent_of', { percent: fee.percent.replace('.', ',') }), bounds(fee)]
  if (fee.basis === 'fixed') return [ui.money(fee.amount), bounds(fee)]
  return [ui.money(fee.amount), ' / ', countedUnit(fee), bounds(fee)]
}

export const exemptionText = (fee: Fee): ui.Content => {
  const lines = fee.exemptions.map((exemption) => exemptionWords(fee, exemption))
  if (fee.onlinePercentOff > 0) lines.push(onlineWords(fee))
  return (
    lines.length > 0 &&
    html`<ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`
  )
}

/** How a paper is handed in: originals, copies, or none because it is known already. */
export const paperForm =
  ({ originals, copies, electronic }: Component): Text =>
  (lang) =>
    [
      originals > 0 && inLanguage(t('procedures.originals_count', { count: originals }), lang),
      copies > 0 && inLanguage(t('procedures.copies_count', { count: copies }), lang),
      electronic && inLanguage(t('procedures.or_electronic'), lang),
    ]
      .filter(Boolean)
      .join(', ')

export const resultNote =
  ({ validMonths, archiveYears }: Result): Text =>
  (lang) =>
    [
      inLanguage(
        validMonths === null ? t('procedures.valid_for_ever') : t('procedures.valid_for', { months: validMonths }),
        lang,
      ),
      inLanguage(
        archiveYears === null ? t('procedures.kept_for_ever') : t('procedures.kept_for', { years: archiveYears }),
        lang,
      ),
    ].join('; ')

const levelTone = (level: ProcedureContent['onlineLevel']) =>
  level === 'full' ? 'success' : level === 'partial' ? 'info' : 'neutral'

export const levelBadge = (level: ProcedureContent['onlineLevel']): ui.Html =>
  ui.statusBadge({
    text: optionText(level),
    tone: levelTone(level),
  })

/** Where no column says what the level is of. */
export const onlineBadge = (level: ProcedureContent['onlineLevel']): ui.Html =>
  ui.statusBadge({ text: t(`procedures.online_${level}`), tone: levelTone(level) })

/** What is special about it, as small marks. */
export const marks = (
  version: Pick<ProcedureContent, 'boundaryFree' | 'interlinked' | 'fourOnSpot' | 'post'> & { kind: string },
): ui.Content => {
  const tags = [
    version.kind === 'internal' && t('procedures.kind_internal'),
    version.boundaryFree && t('procedures.boundary_free_short'),
    version.interlinked && t('procedures.interlinked_short'),
    version.fourOnSpot && t('procedures.four_on_spot_short'),
    version.post && t('procedures.post_short'),
  ].filter((text) => text !== false)
  return tags.length > 0 && ui.tagList(tags.map((text) => ({ text })))
}

export type State = 'draft' | 'coming' | 'in_force' | 'ended' | 'taken_back'

type Days = Pick<ProcedureVersion, 'validFrom' | 'validTo'>

export const stateOfDays = (version: Days, on: Temporal.PlainDate): Exclude<State, 'taken_back'> => {
  if (!version.validFrom) return 'draft'
  if (Temporal.PlainDate.compare(version.validFrom, on) > 0) return 'coming'
  return version.validTo && Temporal.PlainDate.compare(version.validTo, on) < 0 ? 'ended' : 'in_force'
}

export const stateOf = (version: Days & Pick<ProcedureVersion, 'takenBackAt'>, on: Temporal.PlainDate): State =>
  version.takenBackAt ? 'taken_back' : stateOfDays(version, on)

const tones = { draft: 'neutral', coming: 'info', in_force: 'success', ended: 'warning', taken_back: 'danger' } as const

export const stateBadge = (state: State): ui.Html =>
  ui.statusBadge({ text: t(`procedures.state_${state}`), tone: tones[state] })

/** It is like what was asked, not it. */
export const nearBadge: ui.Html = ui.statusBadge({ text: t('procedures.near'), tone: 'warning' })
