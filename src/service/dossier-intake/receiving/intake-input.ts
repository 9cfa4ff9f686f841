// What the counter's form sends: what a dossier is made of, and what the clerk decided about it.
import type { z } from 'zod'
import { z as schema } from 'zod'
import {
  choice,
  flag,
  id,
  line,
  many,
  optionalDate,
  optionalId,
  optionalLine,
  optionalLines,
} from '../../../kernel/http/fields.ts'
import { filingInput } from '../../dossiers/index.ts'

/** Received; only written down, for somebody else to receive; sent back for papers (form 02); refused (form 03). */
export const outcomes = ['receive', 'file', 'ask_supplement', 'refuse'] as const
export type Outcome = (typeof outcomes)[number]

export const arrivalFields = {
  helperName: optionalLine(300),
  shipmentNumber: optionalLine(60),
  sender: optionalLine(300),
  arrivedOn: optionalDate(),
  arrivedTime: optionalLine(5),
}

export const intakeInput = filingInput
  .omit({ papers: true, fees: true, parentId: true, groupId: true })
  .extend({
    ...arrivalFields,
    outcome: choice(outcomes),
    /** The version whose list the clerk went through. */
    versionId: id(),
    /** Keys of the components that lie on the counter. */
    papers: many(line(60), 100),
    /** All that everybody must bring is there. */
    all: flag().default(false),
    /** The clerk knows that the same person has the same procedure open. */
    confirmed: flag().default(false),
    note: optionalLines(2000),
    contact: optionalLine(300),
    /** Papers to be asked for; none named: those that are missing. */
    componentKeys: many(line(60), 100),
    /** The draft that this form was saved as, if it ever was. */
    draft: optionalId(),
    /** What was filled into the form beforehand, as the page was told. */
    prefilled: optionalLines(20_000),
  })
  .loose()

type Sent = Record<string, unknown>

const isSent = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
const lacks =
  (name: string, when: (sent: Sent) => boolean) =>
  (sent: Sent): boolean =>
    when(sent) && !isSent(sent[name])

const byPost = ({ channel }: Sent): boolean => channel === 'post'
const forSomebody = ({ submitterBasis }: Sent): boolean => isSent(submitterBasis)
const isTime = (value: unknown): boolean => typeof value === 'string' && /^([01]?\d|2[0-3]):[0-5]\d$/.test(value)

/** What one box needs because of another; all of it is told at once, beside whatever else is wrong. */
const needs: readonly (readonly [box: string, message: string, isWrong: (sent: Sent) => boolean])[] = [
  ['shipmentNumber', 'dossier_intake.shipment_number', lacks('shipmentNumber', byPost)],
  ['arrivedOn', 'dossier_intake.arrived_on', lacks('arrivedOn', byPost)],
  ['arrivedTime', 'dossier_intake.arrived_time', (sent) => byPost(sent) && !isTime(sent.arrivedTime)],
  ['returnAddress', 'dossiers.post_needs_address', lacks('returnAddress', ({ returnBy }) => returnBy === 'post')],
  ['submitterName', 'dossiers.submitter_name', lacks('submitterName', forSomebody)],
  [
    'submitterDocument',
    'dossiers.submitter_document',
    lacks('submitterDocument', ({ submitterBasis }) => submitterBasis === 'power_of_attorney'),
  ],
  ['helpUnitId', 'dossier_intake.helper_without_place', lacks('helpUnitId', ({ helperName }) => isSent(helperName))],
]

/** The form as it is sent: also where one box is wrong, the others are looked at. */
export const intakeForm = needs.reduce(
  (form, [box, message, isWrong]) => form.refine((sent) => !isWrong(sent), { path: [box], message, when: () => true }),
  intakeInput,
)

export type IntakeInput = z.output<typeof intakeInput>

/** To fill the form in nothing must be right yet. */
export const fillInput = schema.looseObject({})
