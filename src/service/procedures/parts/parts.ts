// The parts of a procedure as data: what the editor asks for, what stands in the columns of the workbook, what a
// comparison names. A field is named here once.
import { TERM_UNITS } from '../../../foundation/calendar/index.ts'
import type { Section } from '../missing.ts'
import {
  applicantKinds,
  competentRules,
  feeBases,
  feeDues,
  feeKinds,
  onlineLevels,
  resultKinds,
  supplementEffects,
} from '../procedure-content.ts'
import type { CellField, CellKind } from './cell.ts'
import { t } from './texts.ts'

type Label = Parameters<typeof t>[0]
const field = (
  name: string,
  label: Label,
  kind: CellKind,
  rest: Omit<CellField, 'name' | 'label' | 'kind'> = {},
): CellField => ({
  name,
  label: t(label),
  kind,
  ...rest,
})

export const listNames = ['components', 'terms', 'results', 'fees', 'legalBases'] as const
export type ListName = (typeof listNames)[number]

/** The lists of a procedure; the first field of each names its line. Pasted columns come in this order. */
export const listFields: Record<ListName, readonly CellField[]> = {
  components: [
    field('name', 'procedures.paper', 'line'),
    field('originals', 'procedures.originals', 'integer', { usual: '1' }),
    field('copies', 'procedures.copies', 'integer', { usual: '0' }),
    field('form', 'procedures.paper_form', 'line'),
    field('oneOf', 'procedures.one_of', 'line', { hint: t('procedures.one_of_hint') }),
    field('when', 'procedures.when', 'line', { hint: t('procedures.when_hint') }),
    field('dataSource', 'procedures.data_source', 'line', { hint: t('procedures.data_source_hint') }),
    field('electronic', 'procedures.electronic_paper', 'flag', { usual: 'true' }),
    field('reusable', 'procedures.reusable', 'flag', { usual: 'true' }),
    field('formula', 'procedures.formula', 'formula', { hint: t('procedures.formula_hint') }),
  ],
  terms: [
    field('name', 'procedures.term_name', 'line', { hint: t('procedures.term_name_hint') }),
    field('amount', 'procedures.amount', 'number'),
    field('unit', 'procedures.term_unit', 'choice', { options: TERM_UNITS, usual: 'working_day' }),
  ],
  results: [
    field('name', 'procedures.result', 'line'),
    field('kind', 'procedures.result_kind', 'choice', { options: resultKinds, usual: 'certificate' }),
    field('electronic', 'procedures.electronic_result', 'flag', { usual: 'true' }),
    field('validMonths', 'procedures.valid_months', 'integer', { nullable: true, hint: t('procedures.for_ever_hint') }),
    field('archiveYears', 'procedures.archive_years', 'integer', {
      nullable: true,
      hint: t('procedures.for_ever_hint'),
    }),
  ],
  fees: [
    field('name', 'procedures.fee', 'line'),
    field('kind', 'procedures.fee_kind', 'choice', { options: feeKinds, usual: 'charge' }),
    field('basis', 'procedures.fee_basis', 'choice', { options: feeBases, usual: 'fixed' }),
    field('amount', 'procedures.fee_amount', 'money'),
    field('unit', 'procedures.fee_unit', 'line', { hint: t('procedures.fee_unit_hint') }),
    field('countField', 'procedures.fee_count_field', 'line', { hint: t('procedures.fee_count_field_hint') }),
    field('percent', 'procedures.fee_percent', 'percent'),
    field('least', 'procedures.fee_least', 'money', { nullable: true }),
    field('most', 'procedures.fee_most', 'money', { nullable: true }),
    field('tiers', 'procedures.fee_tiers', 'tiers', { hint: t('procedures.fee_tiers_hint') }),
    field('exemptions', 'procedures.exemptions', 'exemptions', { hint: t('procedures.exemptions_hint') }),
    field('onlinePercentOff', 'procedures.online_percent_off', 'integer', { usual: '0' }),
    field('due', 'procedures.fee_due', 'choice', { options: feeDues, usual: 'on_filing' }),
    field('document', 'procedures.fee_document', 'line'),
  ],
  legalBases: [
    field('number', 'procedures.basis_number', 'line'),
    field('title', 'procedures.basis_title', 'line'),
    field('issuer', 'procedures.basis_issuer', 'line'),
    field('issuedOn', 'procedures.basis_issued_on', 'date', { nullable: true }),
  ],
}

export const sectionOfList: Record<ListName, Section> = {
  components: 'papers',
  terms: 'terms',
  results: 'results',
  fees: 'fees',
  legalBases: 'grounds',
}

export const listTitle = (list: ListName) => t(`procedures.list_${list}`)

/** What stands once, by the part of the editor; the names are those of `flatten`. */
export const singleFields: Partial<Record<Section, readonly CellField[]>> = {
  general: [
    field('name', 'procedures.name', 'line'),
    field('fieldId', 'procedures.field', 'line'),
    field('tier', 'procedures.tier', 'line'),
    field('competentRule', 'procedures.competent', 'choice', { options: competentRules, usual: 'tier' }),
    field('competentUnit', 'procedures.competent_unit', 'line', {
      nullable: true,
      hint: t('procedures.competent_unit_hint'),
    }),
    field('competentAgency', 'procedures.competent_agency', 'line', { hint: t('procedures.competent_agency_hint') }),
    field('sequence', 'procedures.sequence', 'text'),
    field('manner', 'procedures.manner', 'text'),
    field('onlineLevel', 'procedures.online_level', 'choice', { options: onlineLevels, usual: 'none' }),
    field('post', 'procedures.post', 'flag'),
    field('boundaryFree', 'procedures.boundary_free', 'flag'),
    field('fourOnSpot', 'procedures.four_on_spot', 'flag'),
    field('interlinked', 'procedures.interlinked', 'flag'),
    field('interlinkedParts', 'procedures.interlinked_parts', 'lines', {
      hint: t('procedures.interlinked_parts_hint'),
    }),
    field('applicants', 'procedures.applicants', 'choices', { options: applicantKinds }),
    field('applicantNote', 'procedures.applicant_note', 'line'),
    field('keywords', 'procedures.keywords', 'line', { hint: t('procedures.keywords_hint') }),
  ],
  papers: [field('dossierCopies', 'procedures.dossier_copies', 'integer', { usual: '1' })],
  terms: [
    field('supplementEffect', 'procedures.supplement_effect', 'choice', { options: supplementEffects, nullable: true }),
    field('obligationName', 'procedures.obligation', 'line', { hint: t('procedures.obligation_hint') }),
    field('obligationAmount', 'procedures.obligation_amount', 'number', { nullable: true }),
    field('obligationUnit', 'procedures.obligation_unit', 'choice', { options: TERM_UNITS, usual: 'working_day' }),
  ],
  grounds: [
    field('conditions', 'procedures.conditions', 'lines', { hint: t('procedures.one_a_line') }),
    field('receivingPlaces', 'procedures.receiving_places', 'lines', { hint: t('procedures.one_a_line') }),
  ],
}

/** Of the whole procedure, in the order of the editor. */
export const allSingleFields: readonly CellField[] = Object.values(singleFields).flat()
