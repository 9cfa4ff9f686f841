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

export type IntakeInput = z.output<typeof intakeInput>

/** To fill the form in nothing must be right yet. */
export const fillInput = schema.looseObject({})
