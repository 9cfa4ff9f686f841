import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type { SourceDocument, Target, Task } from '../plan-reading/index.ts'
import type { Draft } from './draft.ts'
import { openPoints } from './open-points.ts'

/** A task as it is read from a clean row; say what matters in the test. */
export const aTask = (task: Partial<Task> = {}): Task => ({
  seq: 1,
  no: '1',
  area: 'Công tác chỉ đạo, điều hành',
  areaKey: 'direction',
  goal: null,
  text: 'Ban hành kế hoạch tuyên truyền cải cách hành chính',
  lead: [{ unit: 'Văn phòng HĐND và UBND' }],
  coordinate: [],
  outputs: ['Kế hoạch'],
  deadline: { text: 'Tháng 3/2026', kind: 'by-month', dueDates: ['2026-03-31'] },
  levels: null,
  quantity: null,
  budgetVND: null,
  note: '',
  sourceLines: [],
  rawCells: [],
  doubts: [],
  places: {},
  ...task,
})

export const aTarget = (target: Partial<Target> = {}): Target => ({
  id: 'C01',
  metricId: null,
  section: null,
  text: 'Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%',
  comparator: '>=',
  value: 98,
  unit: '%',
  scope: null,
  doubts: [],
  ...target,
})

export const aDraft = (draft: Partial<Draft> = {}): Draft => ({
  document: {
    kind: 'Kế hoạch',
    number: '12/KH-UBND',
    dateIssued: '2026-01-15',
    issuer: 'Ủy ban nhân dân xã Tân Lập',
    title: 'Kế hoạch cải cách hành chính năm 2026',
    year: 2026,
    placeTier: 'commune',
    place: 'xã Tân Lập',
    province: 'An Bình',
    theme: null,
    signer: null,
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
  ...draft,
})

/** An import that has been read, as keep-reading leaves it. @returns its id */
export async function makeImport(
  tx: Tx,
  actor: Pick<Actor, 'personId'>,
  authorityId: string,
  draft: Draft,
  options: { source?: SourceDocument; correctsPlanId?: string } = {},
): Promise<string> {
  const id = tx.id()
  const points = openPoints({ draft, choices: new Map() }).length
  await tx.query
    .insertInto('plan_settling.import')
    .values({
      id,
      authority_id: authorityId,
      file_id: tx.id(),
      file_name: 'ke-hoach.docx',
      corrects_plan_id: options.correctsPlanId ?? null,
      source: JSON.stringify(options.source ?? aSource()),
      understood: JSON.stringify(draft),
      draft: JSON.stringify(draft),
      read_at: tx.now,
      points_read: points,
      points_open: points,
      created_by: actor.personId,
      created_at: tx.now,
    })
    .execute()
  return id
}

const cells = (texts: readonly string[]) => texts.map((text, column) => ({ column, columnSpan: 1, text }))

/** A heading and a table with one row for each list of cells, below a row of headings. */
export const aSource = (rows: readonly (readonly string[])[] = []): SourceDocument => ({
  format: 'text',
  pageCount: 1,
  remarks: [],
  blocks: [
    { kind: 'paragraph', index: 0, line: 1, page: 1, text: 'KẾ HOẠCH' },
    {
      kind: 'table',
      index: 1,
      line: 3,
      page: 1,
      rows: [['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'], ...rows].map((row, at) => ({
        line: 3 + at,
        page: 1,
        cells: cells(row),
      })),
    },
  ],
})
