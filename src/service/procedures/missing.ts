// What a draft still lacks before it may be announced, and where in the editor it is put right. The seven parts that
// Nghị định 63/2010/NĐ-CP Điều 8 khoản 2 demands of every procedure, and what could not be carried out as written. Pure.
import type { Fee, ProcedureContent } from './procedure-content.ts'

export const sections = ['general', 'papers', 'terms', 'results', 'fees', 'grounds', 'carrying-out', 'files'] as const
export type Section = (typeof sections)[number]

/** `code` names its sentence: `procedures.lacks_sequence`. `item`: the line it is about. */
export type Lack = { section: Section; code: string; item?: string }

const feeLack = ({ basis, tiers, percent, unit, amount, least, most }: Fee): string | undefined => {
  if (basis === 'table' && tiers.length === 0) return 'fee_tiers'
  if (basis === 'table' && !tiers.every(({ upTo }, at) => isAbove(upTo, tiers[at - 1]?.upTo, at)))
    return 'fee_tiers_order'
  if (basis === 'percentage' && Number(percent) === 0) return 'fee_percent'
  if (basis.startsWith('per_') && unit === '' && basis === 'per_unit') return 'fee_unit'
  if ((basis === 'fixed' || basis.startsWith('per_')) && amount === 0) return 'fee_amount'
  if (least !== null && most !== null && least > most) return 'fee_bounds'
  return undefined
}

// Rising, and only the last may have no upper end.
const isAbove = (upTo: number | null, before: number | null | undefined, at: number): boolean =>
  at === 0 || (before !== null && before !== undefined && (upTo === null || upTo > before))

function general(content: ProcedureContent): Lack[] {
  const { competent, sequence, manner, applicants } = content
  const at = (code: string): Lack => ({ section: 'general', code })
  return [
    sequence === '' && at('sequence'),
    manner === '' && at('manner'),
    applicants.length === 0 && at('applicants'),
    competent.rule === 'unit' && !competent.unitId && at('competent_unit'),
    competent.rule === 'outside' && competent.agency === '' && at('agency'),
  ].filter((lack) => lack !== false)
}

function papers({ components, dossierCopies }: ProcedureContent): Lack[] {
  const groups = Map.groupBy(
    components.filter(({ oneOf }) => oneOf !== ''),
    ({ oneOf }) => oneOf,
  )
  const alone = [...groups].filter(([, members]) => members.length === 1)
  const none = components.filter(({ originals, copies, electronic }) => originals + copies === 0 && !electronic)
  return [
    ...(components.length === 0 ? [{ section: 'papers', code: 'components' } as const] : []),
    ...(dossierCopies === 0 ? [{ section: 'papers', code: 'dossier_copies' } as const] : []),
    ...alone.map(([item]): Lack => ({ section: 'papers', code: 'one_of_alone', item })),
    ...none.map(({ name }): Lack => ({ section: 'papers', code: 'component_form', item: name })),
  ]
}

/** Everything that stands in the way of announcing it, in the order of the editor. */
export function findLacks(content: ProcedureContent): Lack[] {
  const { terms, results, fees, legalBases, receivingPlaces } = content
  return [
    ...general(content),
    ...papers(content),
    ...(terms.length === 0 ? [{ section: 'terms', code: 'terms' } as const] : []),
    ...terms.slice(1).flatMap((one): Lack[] => (one.name ? [] : [{ section: 'terms', code: 'term_name' }])),
    ...(results.length === 0 ? [{ section: 'results', code: 'results' } as const] : []),
    ...fees.flatMap((fee): Lack[] => {
      const code = feeLack(fee)
      return code ? [{ section: 'fees', code, item: fee.name }] : []
    }),
    ...(legalBases.length === 0 ? [{ section: 'grounds', code: 'legal_bases' } as const] : []),
    ...(receivingPlaces.length === 0 ? [{ section: 'grounds', code: 'receiving_places' } as const] : []),
  ]
}
