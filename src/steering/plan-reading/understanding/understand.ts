import type { SourceDocument } from '../source-document.ts'
import type { UnderstoodPlan } from '../understood-plan.ts'
import { NotAPlanError } from './not-a-plan.ts'

/** From what stands in the file to what a careful person would enter; throws NotAPlanError. */
export function understandPlan(source: SourceDocument): UnderstoodPlan {
  if (source.blocks.length === 0) throw new NotAPlanError()
  return {
    document: {
      kind: null,
      number: null,
      dateIssued: null,
      issuer: null,
      title: null,
      year: null,
      placeTier: null,
      place: null,
      province: null,
      legalBases: [],
      doubts: [],
      places: {},
    },
    sections: [],
    targets: [],
    tasks: [],
    reporting: [],
    duties: [],
    budgetTotalVND: null,
    controlTotals: [],
    anomalies: [],
    notUnderstood: [],
  }
}
