// Everything a version of a procedure says: the parts of Nghị định 63/2010/NĐ-CP Điều 8 and what the one-stop shop
// needs besides. One shape for the form, the workbook, the JSON file, the comparison and the page. Pure.
import { z } from 'zod'
import { normalise } from '../../kernel/text/vietnamese.ts'
import { TERM_UNITS } from '../../foundation/calendar/index.ts'

const line = (most = 500) => z.string().transform(normalise).pipe(z.string().max(most))
const required = (most = 500) => z.string().transform(normalise).pipe(z.string().min(1, 'form.required').max(most))
const text = (most = 10_000) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most))
const texts = z.array(required(2000)).max(60).default([])
const count = z.int().min(0).max(1000)
const money = z.int().min(0).max(1e13)
const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, 'form.number')

/** Stays the same from version to version, so that a dossier's papers and a comparison keep their hold. */
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'procedures.key_form')

export const applicantKinds = [
  'citizen',
  'organisation',
  'enterprise',
  'household_business',
  'cooperative',
  'foreigner',
  'overseas_vietnamese',
  'official',
] as const
export const onlineLevels = ['full', 'partial', 'none'] as const
export const competentRules = ['tier', 'unit', 'outside'] as const
export const resultKinds = ['licence', 'certificate', 'decision', 'extract', 'confirmation', 'reply', 'other'] as const
export const feeBases = ['fixed', 'per_page', 'per_copy', 'per_unit', 'table', 'percentage'] as const
export const feeKinds = ['fee', 'charge'] as const
export const feeDues = ['on_filing', 'on_notice', 'on_result'] as const
export const supplementEffects = ['pause', 'restart'] as const
export const fileRoles = ['form', 'sample', 'guide', 'result_form'] as const

const term = { amount: z.number().min(0).max(10_000), unit: z.enum(TERM_UNITS) }
/** Only working days are counted in fractions. */
const isWhole = ({ amount, unit }: { amount: number; unit: string }): boolean =>
  unit === 'working_day' || Number.isInteger(amount)
const wholeTerm = { message: 'procedures.term_whole', path: ['amount'] }

/** A term and when it holds; the first of a procedure is its ordinary one. */
export const termItem = z.object({ key, name: line().default(''), ...term }).refine(isWhole, wholeTerm)

export const componentItem = z.object({
  key,
  name: required(2000),
  originals: count.default(1),
  copies: count.default(0),
  /** An electronic one is as good. */
  electronic: z.boolean().default(true),
  /** The number or name of the form it is written on, where there is one. */
  form: line().default(''),
  /** A database that already holds it, so that it need not be handed in. */
  dataSource: line().default(''),
  /** Once digitised it serves later dossiers. */
  reusable: z.boolean().default(true),
  /** Of those with the same group one is enough. */
  oneOf: line(60).default(''),
  /** When it is needed, in words; empty means always. */
  when: line(1000).default(''),
  /** The same as a formula over the answers of the form. */
  formula: line(1000).default(''),
})

export const resultItem = z.object({
  key,
  name: required(),
  kind: z.enum(resultKinds).default('certificate'),
  electronic: z.boolean().default(true),
  /** How long it holds; null for ever. */
  validMonths: z.int().min(1).max(1200).nullable().default(null),
  /** How long it is archived; null for ever. */
  archiveYears: z.int().min(1).max(200).nullable().default(null),
})

/** One line of a fee table: up to and including this value (null: above all others), this amount. */
export const feeTier = z.object({ upTo: money.nullable(), amount: money })
export const feeExemption = z.object({ who: required(), percentOff: z.int().min(1).max(100) })

export const feeItem = z.object({
  key,
  name: required(),
  kind: z.enum(feeKinds).default('charge'),
  basis: z.enum(feeBases).default('fixed'),
  /** Đồng; for each page, copy or unit where it is counted so. */
  amount: money.default(0),
  /** What is counted: trang, bản, hồ sơ. */
  unit: line(60).default(''),
  /** The question of the procedure's form whose answer says how many; else the counter is asked. */
  countField: line(60).default(''),
  percent: percent.default('0'),
  least: money.nullable().default(null),
  most: money.nullable().default(null),
  tiers: z.array(feeTier).max(50).default([]),
  exemptions: z.array(feeExemption).max(30).default([]),
  /** Taken off for whoever files online. */
  onlinePercentOff: z.int().min(0).max(100).default(0),
  due: z.enum(feeDues).default('on_filing'),
  /** The document that set it. */
  document: line().default(''),
})

export const legalBasisItem = z.object({
  key,
  number: required(100),
  title: line(1000).default(''),
  issuer: line().default(''),
  issuedOn: z.iso.date().nullable().default(null),
})

export const fileItem = z.object({
  key,
  role: z.enum(fileRoles),
  title: required(),
  fileId: z.uuid().nullable().default(null),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
})

const unique = (items: readonly { key: string }[]): boolean =>
  new Set(items.map((item) => item.key)).size === items.length
const list = <Item extends z.ZodType<{ key: string }>>(item: Item, most: number) =>
  z.array(item).max(most).default([]).refine(unique, 'procedures.key_twice')

export const procedureContent = z.object({
  name: required(1000),
  fieldId: z.string().min(1, 'form.choose').max(60),
  tier: z.string().min(1, 'form.choose').max(40),
  /**
   * Who decides: each unit of the tier for its own people, one named unit, or an agency outside of which the one-stop
   * shop only receives and hands over (ngành dọc).
   */
  competent: z.object({
    rule: z.enum(competentRules).default('tier'),
    unitId: z.uuid().nullable().default(null),
    agency: line().default(''),
  }),
  /** Trình tự thực hiện. */
  sequence: text().default(''),
  /** Cách thức thực hiện, beyond what the channels say. */
  manner: text().default(''),
  dossierCopies: count.default(1),
  components: list(componentItem, 100),
  terms: list(termItem, 20),
  applicants: z.array(z.enum(applicantKinds)).max(applicantKinds.length).default([]),
  applicantNote: line(2000).default(''),
  results: list(resultItem, 20),
  fees: list(feeItem, 40),
  conditions: texts,
  legalBases: list(legalBasisItem, 60),
  receivingPlaces: texts,
  onlineLevel: z.enum(onlineLevels).default('none'),
  boundaryFree: z.boolean().default(false),
  interlinked: z.boolean().default(false),
  /** Codes of the procedures that begin by themselves when it is received, each a dossier of its own. */
  interlinkedParts: z.array(required(60)).max(10).default([]),
  /** 4 tại chỗ: received, examined, approved and handed back at the counter. */
  fourOnSpot: z.boolean().default(false),
  post: z.boolean().default(false),
  /** What a supplement does to the clock; null leaves it to the authority's rule. */
  supplementEffect: z.enum(supplementEffects).nullable().default(null),
  /** A duty to pay in the middle (nghĩa vụ tài chính), and the term that runs after the payment. */
  obligation: z
    .object({ name: required(), ...term })
    .refine(isWhole, wholeTerm)
    .nullable()
    .default(null),
  files: list(fileItem, 30),
  /** More words that it is looked for by. */
  keywords: line(1000).default(''),
})

export type ProcedureContent = z.output<typeof procedureContent>
/** What may be left out is filled with the usual. */
export type ContentInput = z.input<typeof procedureContent>
export type Component = z.output<typeof componentItem>
export type Term = z.output<typeof termItem>
export type Result = z.output<typeof resultItem>
export type Fee = z.output<typeof feeItem>

/** The ways in: channels in the words of the dossier's register. */
export const channels = ['in_person', 'online', 'post'] as const
export type Channel = (typeof channels)[number]

export const channelsOf = ({ onlineLevel, post }: Pick<ProcedureContent, 'onlineLevel' | 'post'>): Channel[] =>
  channels.filter((channel) => (channel === 'online' ? onlineLevel !== 'none' : channel === 'post' ? post : true))

/** The term that is counted when nothing special holds. */
export const ordinaryTerm = ({ terms }: Pick<ProcedureContent, 'terms'>): Term | undefined => terms[0]
