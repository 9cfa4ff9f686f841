// A fictional plan and the many ways in which authorities print its table. Every layout must be read back to the
// same tasks.
import { extractText } from '../../extraction/text.ts'
import type { SourceDocument, TableCell } from '../../source-document.ts'
import { understandTasks } from '../understand-tasks.ts'
import type { UnderstoodTasks } from '../understand-tasks.ts'

export type Row = {
  area: string
  goal: string
  text: string
  output: string
  lead: string
  coordinate: string
  deadline: string
  budget: string
  quantity: string
  note: string
}

export type Column = keyof Row | 'no'

const rows = (area: string, table: string): Row[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [goal, text, output, lead, coordinate, deadline, budget, quantity, note] = line
        .split('|')
        .map((cell) => cell.trim())
      return {
        area,
        goal: goal!,
        text: text!,
        output: output!,
        lead: lead!,
        coordinate: coordinate!,
        deadline: deadline!,
        budget: budget!,
        quantity: quantity!,
        note: note ?? '',
      }
    })

/** Xã Suối Mây, năm 2031. */
export const plan: Row[] = [
  ...rows(
    'I. CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH',
    `100% phòng, đơn vị có kế hoạch trong quý I | Ban hành Kế hoạch cải cách hành chính năm 2031 của xã | Kế hoạch | Văn phòng HĐND và UBND | Các phòng, đơn vị liên quan | Tháng 01/2031 | 5.000.000 | 01 văn bản |
     100% phòng, đơn vị có kế hoạch trong quý I | Tổ chức kiểm tra công tác cải cách hành chính tại các thôn | Kế hoạch; Báo cáo kết quả kiểm tra | Phòng Văn hóa - Xã hội | Văn phòng HĐND và UBND | Quý II, III năm 2031 | 12.000.000 | 02 cuộc |
     Tối thiểu 04 chuyên mục tuyên truyền | Tuyên truyền cải cách hành chính trên hệ thống loa và trang thông tin điện tử | Tin, bài | Phòng Văn hóa - Xã hội | Các thôn; Đoàn Thanh niên xã | Thường xuyên | 8.000.000 | 04 chuyên mục | Theo hợp đồng`,
  ),
  ...rows(
    'II. CẢI CÁCH THỂ CHẾ',
    `100% văn bản ban hành đúng thẩm quyền | Rà soát văn bản quy phạm pháp luật do HĐND và UBND xã ban hành | Báo cáo kết quả rà soát | Phòng Tư pháp | Văn phòng HĐND và UBND | Trước ngày 30/11/2031 | 3.000.000 | 01 báo cáo |
     100% văn bản ban hành đúng thẩm quyền | Xây dựng kế hoạch theo dõi tình hình thi hành pháp luật | Kế hoạch được ban hành | Phòng Tư pháp | Công an xã | Quý I/2031 | 2.000.000 | 01 kế hoạch |`,
  ),
  ...rows(
    'III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH',
    `Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên | Niêm yết công khai thủ tục hành chính tại Trung tâm Phục vụ hành chính công | Bộ thủ tục được niêm yết | Trung tâm Phục vụ hành chính công | Phòng Kinh tế, Phòng Văn hóa - Xã hội | Hằng tháng | 4.000.000 | 12 lần |
     Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên | Đề xuất đơn giản hóa thủ tục trong lĩnh vực đất đai | Văn bản đề xuất | Phòng Kinh tế | Trung tâm Phục vụ hành chính công | 6 tháng đầu năm 2031 | 1.500.000 | 03 thủ tục |
     Mức độ hài lòng trên 92% | Khảo sát mức độ hài lòng của người dân | Phiếu khảo sát, báo cáo kết quả | Trung tâm Phục vụ hành chính công | Mặt trận Tổ quốc xã và các đoàn thể | Tháng 6 và tháng 12 | 6.000.000 | 200 phiếu |`,
  ),
  ...rows(
    'IV. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ',
    `100% công chức được bồi dưỡng | Cử công chức tham gia bồi dưỡng kỹ năng số | Danh sách cử đi học | Phòng Văn hóa - Xã hội | Các phòng, đơn vị liên quan | Theo kế hoạch của Sở Nội vụ | 9.000.000 | 15 người |
     100% công chức được bồi dưỡng | Đánh giá, xếp loại chất lượng công chức năm 2031 | Báo cáo kết quả đánh giá | Phòng Văn hóa - Xã hội | Văn phòng HĐND và UBND | Quý IV/2031 | 1.000.000 | 01 kỳ |`,
  ),
  ...rows(
    'V. XÂY DỰNG CHÍNH QUYỀN SỐ',
    `Tối thiểu 60% hồ sơ nộp trực tuyến | Hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa thôn | Lớp hướng dẫn | Công an xã | Tổ công nghệ số cộng đồng | Trong năm 2031 | 7.000.000 | 10 lớp |
     Tối thiểu 60% hồ sơ nộp trực tuyến | Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực | Kết quả được số hóa | Trung tâm Phục vụ hành chính công | Phòng Tư pháp | Năm 2031 - 2032 | 20.000.000 | 500 hồ sơ |`,
  ),
]

export const keys = ['direction', 'institution', 'procedures', 'civil-service', 'digital-government']

export type Layout = {
  columns: [Column, string][]
  /** How areas are printed. */
  areas: 'first-cell' | 'number-cell' | 'repeated' | 'paragraph' | 'column'
  /** Columns whose cell is blank where it repeats the one above. */
  merge?: Column[]
  numbers?: 'continue' | 'restart' | 'in-text'
  /** A row of groups above: first and last column and its heading. */
  group?: { from: number; to: number; label: string }
  columnNumbers?: boolean
  /** Rows between page breaks; the heading comes again where `repeatHeading`. */
  page?: number
  repeatHeading?: boolean
  pipe?: boolean
  /** What reading may find wrong on top (a row of sums). */
  total?: boolean
}

const line = (cells: readonly string[], pipe: boolean): string => (pipe ? `| ${cells.join(' | ')} |` : cells.join('\t'))

const heading = ({ columns, group, columnNumbers, pipe = false }: Layout): string[] => {
  const labels = columns.map(([, label]) => label)
  const lines: string[] = []
  if (group) {
    const inGroup = (at: number) => at >= group.from && at <= group.to
    lines.push(
      line(
        labels.map((label, at) => (at === group.from ? group.label : inGroup(at) ? '' : label)),
        pipe,
      ),
    )
    lines.push(
      line(
        labels.map((label, at) => (inGroup(at) ? label : '')),
        pipe,
      ),
    )
  } else lines.push(line(labels, pipe))
  if (columnNumbers)
    lines.push(
      line(
        labels.map((_, at) => `(${at + 1})`),
        pipe,
      ),
    )
  return lines
}

const areaLines = (area: string, { areas, columns, pipe = false }: Layout): string[] => {
  if (areas === 'column') return []
  if (areas === 'paragraph') return ['', `**${area}**`, '']
  if (areas === 'repeated')
    return [
      line(
        columns.map(() => area),
        pipe,
      ),
    ]
  const [number, title] = area.split('. ')
  const at = columns.findIndex(([role]) => role === 'goal' || role === 'text')
  if (areas === 'number-cell') {
    return [
      line(
        columns.map(([role], column) => (role === 'no' ? number! : column === at ? title! : '')),
        pipe,
      ),
    ]
  }
  return [
    line(
      columns.map((_, column) => (column === 0 ? area : '')),
      pipe,
    ),
  ]
}

/** The plan as a text file in a layout. */
export const render = (layout: Layout, tasks: readonly Row[] = plan): string => {
  const { columns, merge = [], numbers = 'continue', page, repeatHeading, pipe = false } = layout
  const lines = ['KẾ HOẠCH', 'Cải cách hành chính năm 2031', '', ...heading(layout)]
  let inArea = 0
  for (const [index, row] of tasks.entries()) {
    const above = tasks[index - 1]
    const newArea = row.area !== above?.area
    if (newArea) {
      inArea = 0
      lines.push(...areaLines(row.area, layout))
    }
    inArea += 1
    if (page && index > 0 && index % page === 0) lines.push('', '', ...(repeatHeading ? heading(layout) : []))
    const number = String(numbers === 'restart' ? inArea : index + 1)
    const cells = columns.map(([role]) => {
      if (role === 'no') return number
      if (role === 'area' && !newArea) return ''
      if (merge.includes(role) && !newArea && above?.[role] === row[role]) return ''
      return role === 'text' && numbers === 'in-text' ? `${number}. ${row.text}` : row[role]
    })
    lines.push(line(cells, pipe))
  }
  if (layout.total) {
    const sum = tasks.reduce((total, row) => total + Number(row.budget.replaceAll('.', '')), 0)
    lines.push(
      line(
        columns.map(([role], at) => (role === 'budget' ? sum.toLocaleString('vi-VN') : at === 1 ? 'Tổng cộng' : '')),
        pipe,
      ),
    )
  }
  return [...lines, '', 'Nơi nhận: như trên.'].join('\n')
}

const cell = (column: number, text: string, more: Partial<TableCell> = {}): TableCell => ({
  column,
  columnSpan: 1,
  text,
  ...more,
})

/** The plan as a file that knows its merged cells (Word, Excel). */
export const asDocument = (layout: Layout, tasks: readonly Row[] = plan): SourceDocument => {
  const { columns, merge = [], numbers = 'continue' } = layout
  const found: TableCell[][] = [columns.map(([, label], at) => cell(at, label, { bold: true }))]
  let inArea = 0
  for (const [index, row] of tasks.entries()) {
    const above = tasks[index - 1]
    const newArea = row.area !== above?.area
    if (newArea) inArea = 0
    if (newArea && layout.areas !== 'column')
      found.push([cell(0, row.area, { columnSpan: columns.length, bold: true })])
    inArea += 1
    const number = String(numbers === 'restart' ? inArea : index + 1)
    found.push(
      columns.map(([role], at) => {
        const same = role !== 'no' && !newArea && above?.[role] === row[role]
        if ((role === 'area' && !newArea) || (same && merge.includes(role))) return cell(at, '', { mergedAbove: true })
        return cell(at, role === 'no' ? number : row[role])
      }),
    )
  }
  const rows = found.map((cells, index) => ({ line: index + 1, page: 1, cells }))
  return { format: 'docx', pageCount: 1, remarks: [], blocks: [{ kind: 'table', index: 0, line: 1, page: 1, rows }] }
}

const context = { year: 2031, dateIssued: null, placeTier: 'commune', place: 'xã Suối Mây', province: null } as const

export const readTasks = (source: SourceDocument): UnderstoodTasks => understandTasks(source, context)

export const readText = (text: string): UnderstoodTasks => readTasks(extractText(text))
