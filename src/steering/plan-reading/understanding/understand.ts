import type { SourceDocument } from '../source-document.ts'
import type { UnderstoodPlan } from '../understood-plan.ts'
import { readBodyLines } from './body-lines.ts'
import { understandHead } from './document-head.ts'
import { readDuties } from './duties.ts'
import { readDutyPoints } from './duty-points.ts'
import { ensurePlan } from './ensure-plan.ts'
import { citingTexts } from './citing-texts.ts'
import { collectLegalBases } from './legal-bases.ts'
import { splitParts } from './parts.ts'
import { readSections } from './sections.ts'
import { readTargets } from './targets.ts'
import { understandTasks, type KnownUnit } from './understand-tasks.ts'

/**
 * From what stands in the file to what a careful person would enter. `units`: the units of the authority that reads the
 * plan, for their names and aliases. Throws RefusedFile (plan_reading.not_a_plan).
 */
export function understandPlan(source: SourceDocument, options: { units?: readonly KnownUnit[] } = {}): UnderstoodPlan {
  const allLines = readBodyLines(source)
  const text = allLines.map((line) => line.text).join('\n')
  const head = understandHead(splitParts(allLines), text)
  const { year, dateIssued, placeTier, place, province } = head.document
  const table = understandTasks(source, { year, dateIssued, placeTier, place, province, units: options.units })
  const parts = splitParts(readBodyLines(source, new Set(table.usedBlocks)))
  const outline = readSections(parts.body)
  const headTexts = [...parts.decision, ...parts.head].map((line) => line.text)
  ensurePlan(head.document.kind, headTexts, outline.sections, table.tasks, text)
  const issued = dateIssued ?? (year === null ? null : `${year}-12-31`)
  const legalBases = collectLegalBases(
    citingTexts(parts, outline.sections, table.tasks),
    issued,
    head.document,
    head.promulgatedBy,
  )
  const points = readDutyPoints(outline.sections)
  return {
    document: { ...head.document, legalBases },
    sections: outline.sections,
    targets: readTargets(outline.sections, table.tasks, { year, place }),
    tasks: table.tasks,
    reporting: [],
    duties: readDuties(points, outline.sections, parts),
    budgetTotalVND: null,
    controlTotals: table.controlTotals,
    anomalies: [...head.anomalies, ...outline.anomalies, ...table.anomalies],
    notUnderstood: table.notUnderstood,
  }
}
