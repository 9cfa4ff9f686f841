import type { SourceDocument } from '../source-document.ts'
import type { Anomaly, ControlTotal, UnderstoodPlan } from '../understood-plan.ts'
import { readBodyLines } from './outline/body-lines.ts'
import { citingTexts } from './citations/citing-texts.ts'
import { understandHead } from './head/document-head.ts'
import { readDuties } from './duties/duties.ts'
import { readDutyPoints } from './duties/duty-points.ts'
import { findFlattenedTable } from './flattened-table.ts'
import { ensurePlan } from './ensure-plan.ts'
import { collectLegalBases } from './citations/legal-bases.ts'
import { outerSections } from './outline/outer-sections.ts'
import { splitParts } from './outline/parts.ts'
import { findMissingAnnex } from './outline/missing-annex.ts'
import { readReporting } from './duties/reporting.ts'
import { readSections } from './outline/sections.ts'
import { findBudgetTotal, findTaskCount } from './duties/stated-totals.ts'
import { proseTasks } from './prose-tasks.ts'
import { readTargetTables } from './targets/target-tables.ts'
import { readTargets } from './targets/targets.ts'
import { describeConflicts } from './targets/link-targets.ts'
import { understandTasks, type KnownUnit, type UnderstoodTasks } from './understand-tasks.ts'

/** The number of tasks that the body states, where the table states none itself. */
function bodyTotals(table: UnderstoodTasks, sections: UnderstoodPlan['sections']): ControlTotal[] {
  const stated = findTaskCount(sections)
  if (
    stated === null ||
    table.tasks.length === 0 ||
    table.controlTotals.some((total) => total.what === 'tasks' && !total.area)
  )
    return []
  const found = table.tasks.length
  return [
    {
      what: 'tasks',
      stated: stated.stated,
      found,
      difference: found - stated.stated,
      place: stated.section.place,
      hypotheses: [],
    },
  ]
}

/**
 * From what stands in the file to what a careful person would enter. `units`: the units of the authority that reads the
 * plan, for their names and aliases. Throws RefusedFile (plan_reading.not_a_plan).
 */
export function understandPlan(source: SourceDocument, options: { units?: readonly KnownUnit[] } = {}): UnderstoodPlan {
  const allLines = readBodyLines(source)
  const text = allLines.map((line) => line.text).join('\n')
  const head = understandHead(splitParts(allLines), text)
  const { year, dateIssued, placeTier, place, province } = head.document
  const context = { year, dateIssued, placeTier, place, province, units: options.units }
  const table = understandTasks(source, context)
  const parts = splitParts(readBodyLines(source, new Set(table.usedBlocks)))
  const { sections, anomalies } = readSections(parts.body)
  const assigned = table.tasks.length > 0 ? table : (proseTasks(source, sections, context) ?? table)
  const headTexts = [...parts.decision, ...parts.head].map((line) => line.text)
  ensurePlan(head.document.kind, headTexts, sections, table.tasks, text)

  const lastDay = dateIssued ?? (year === null ? null : `${year}-12-31`)
  const citing = citingTexts(parts, sections, table.tasks)
  const points = readDutyPoints(sections)
  const rows = readTargetTables(source, new Set(table.usedBlocks), year)
  const targets = readTargets(sections, table.tasks, { year, place }, rows)
  const tableBudget = table.controlTotals.find((total) => total.what === 'budget' && !total.area)
  const noted: Anomaly[] = [
    ...head.anomalies,
    ...anomalies,
    ...findMissingAnnex(sections, parts, assigned.tasks),
    ...findFlattenedTable(allLines, assigned.tasks.length),
    ...describeConflicts(targets),
    ...table.anomalies,
  ]
  return {
    document: { ...head.document, legalBases: collectLegalBases(citing, lastDay, head.document, head.promulgatedBy) },
    sections: [...sections, ...outerSections(parts, head.document.annexTitle ?? null)],
    targets,
    tasks: assigned.tasks,
    reporting: readReporting(points, sections, table.tasks, year),
    duties: readDuties(points, sections, parts, assigned !== table),
    budgetTotalVND: tableBudget?.stated ?? findBudgetTotal(sections),
    controlTotals: [...table.controlTotals, ...bodyTotals(table, sections)],
    anomalies: noted,
    notUnderstood: table.notUnderstood,
  }
}
