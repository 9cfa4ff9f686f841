// Duties and reporting duties of the body text: changed or dropped. They have no number of their own, so the form says
// which words it was about; another's words at that place mean that the list has changed.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import { id, integer, line, lines, optionalDate, optionalLine, version } from '../../../kernel/http/fields.ts'
import type { Duty, ReportingDuty } from '../../plan-reading/index.ts'
import type { Splice } from '../draft-edit.ts'
import { holdImport, takeStep, type Step } from './take-step.ts'

const ofDuty = { id: id(), version: version(), at: integer(1), was: line(4000) }
export const dutyInput = z.object(ofDuty)
export const saveDutyInput = z.object({ ...ofDuty, units: lines(1000), text: lines(4000) })
export const saveReportingInput = z.object({
  ...ofDuty,
  name: line(500),
  period: line(50),
  cutoffFrom: optionalDate(),
  cutoffTo: optionalDate(),
  due: optionalDate(),
  dueRule: optionalLine(300),
  reporter: optionalLine(300),
  recipient: optionalLine(300),
})

type Of = z.infer<typeof dutyInput>
type List = 'duties' | 'reporting'

/** By what an entry is known: its words on one line. */
export const wordsOf = (entry: Duty | ReportingDuty): string => normalise('name' in entry ? entry.name : entry.text)

async function change<Entry extends Duty | ReportingDuty>(
  tx: Tx,
  actor: Actor,
  input: Of,
  list: List,
  step: { kind: Step['kind']; to: (entry: Entry) => Entry[] },
): Promise<void> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const entry = it.draft[list][input.at - 1]
  if (!entry) throw notFound()
  if (wordsOf(entry) !== input.was) throw new AppError('kernel.changed_meanwhile')
  const splice: Splice = { list, at: input.at - 1, remove: 1, insert: step.to(entry as Entry) }
  await takeStep(tx, actor, it, { kind: step.kind, label: wordsOf(entry).slice(0, 90), changes: [splice] })
}

export const saveDuty = (tx: Tx, actor: Actor, input: z.infer<typeof saveDutyInput>): Promise<void> =>
  change<Duty>(tx, actor, input, 'duties', {
    kind: 'save_duty',
    to: (duty) => {
      const units = input.units.split('\n').map((name) => name.trim())
      return [{ ...duty, unit: units.length === 1 ? units[0]! : units.filter(Boolean), text: input.text }]
    },
  })

export const dropDuty = (tx: Tx, actor: Actor, input: Of): Promise<void> =>
  change(tx, actor, input, 'duties', { kind: 'drop_duty', to: () => [] })

export const saveReporting = (tx: Tx, actor: Actor, input: z.infer<typeof saveReportingInput>): Promise<void> =>
  change<ReportingDuty>(tx, actor, input, 'reporting', {
    kind: 'save_reporting',
    to: (duty) => [
      {
        ...duty,
        name: input.name,
        period: input.period,
        cutoffFrom: input.cutoffFrom?.toString() ?? null,
        cutoffTo: input.cutoffTo?.toString() ?? null,
        due: input.due?.toString() ?? null,
        dueRule: input.dueRule ?? null,
        reporter: input.reporter ?? null,
        recipient: input.recipient ?? null,
      },
    ],
  })

export const dropReporting = (tx: Tx, actor: Actor, input: Of): Promise<void> =>
  change(tx, actor, input, 'reporting', { kind: 'drop_reporting', to: () => [] })
