// How long a plan takes to read and how much memory, by kind of file and length:
//   node scripts/run.mjs bench/plan-reading.ts
// Promised: 60 pages in at most 5 s to the review screen, 300 pages in less than 500 MB.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractDocument } from '../src/steering/plan-reading/extraction/extract.ts'
import { extractText } from '../src/steering/plan-reading/extraction/text.ts'
import { readPlanFile } from '../src/steering/plan-reading/read-plan-file.ts'
import type { SourceDocument } from '../src/steering/plan-reading/source-document.ts'
import { understandPlan } from '../src/steering/plan-reading/understanding/understand.ts'
import { writeDocx } from '../test/support/plan-writers/docx.ts'
import { writePdf } from '../test/support/plan-writers/pdf.ts'
import { writePlanXlsx } from '../test/support/plan-writers/xlsx.ts'

const words =
  'rà soát đơn giản hóa thủ tục hành chính công khai kết quả giải quyết hồ sơ tại bộ phận một cửa của xã phường theo đúng quy định'.split(
    ' ',
  )
const sentence = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, index) => words[(seed * 5 + index * (1 + (seed % 7))) % words.length]).join(' ')

/** A fictional plan: two thirds of it text, one third its table of tasks. */
const planOf = (pages: number): SourceDocument => {
  const sections = Array.from({ length: pages }, (_, page) =>
    [
      `**${page + 1}. Cải cách ${sentence(page, 4)}**`,
      ...Array.from({ length: 6 }, (_unused, item) => `- Phấn đấu ${80 + item}% ${sentence(page + item, 60)}.`),
    ].join('\n\n'),
  )
  const rows = Array.from({ length: pages * 4 }, (_, row) =>
    [
      row + 1,
      `Thực hiện ${sentence(row, 30)}`,
      `Phòng ${sentence(row, 3)}`,
      'Các cơ quan, đơn vị',
      'Báo cáo',
      `Quý ${'I'.repeat((row % 3) + 1)}/2031`,
    ].join('\t'),
  )
  const head = 'Stt\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành'
  return extractText(
    `**KẾ HOẠCH**\n\n**Cải cách hành chính năm 2031 của tỉnh An Hải**\n\n**I. NHIỆM VỤ**\n\n${sections.join('\n\n')}\n\n**PHỤ LỤC**\n\n${head}\n${rows.join('\n')}\n`,
  )
}

const measureOnce = async (file: string): Promise<void> => {
  const source = await extractDocument(await readFile(file))
  const extracted = performance.now()
  const plan = understandPlan(source)
  const understood = performance.now()
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    JSON.stringify({
      pages: source.pageCount,
      tasks: plan.tasks.length,
      understanding: understood - extracted,
      megabytes,
    }),
  )
}

const measure = async (name: string, bytes: Uint8Array, folder: string): Promise<void> => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const start = performance.now()
  const reading = await readPlanFile(file)
  const milliseconds = Math.round(performance.now() - start)
  const once = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--once', file], { encoding: 'utf8' })
  const { pages, tasks, understanding, megabytes } = JSON.parse(once.stdout) as Record<string, number>
  console.log(
    [
      name,
      `${bytes.length} bytes`,
      `${pages} pages`,
      `${tasks} tasks`,
      `${milliseconds} ms in all`,
      `${Math.round(understanding!)} ms understanding`,
      `${megabytes} MB`,
      reading.read ? 'read' : reading.refusal.code,
    ].join('\t'),
  )
}

if (process.argv[2] === '--once') await measureOnce(process.argv[3]!)
else {
  const folder = mkdtempSync(join(tmpdir(), 'plan-bench-'))
  try {
    for (const pages of [60, 300]) {
      // A page of this plan takes 0.87 pages of the PDF.
      const plan = planOf(Math.round(pages * 1.14))
      await measure(`${pages}.pdf`, writePdf(plan), folder)
      await measure(`${pages}.docx`, await writeDocx(plan), folder)
      await measure(`${pages}.xlsx`, await writePlanXlsx(plan), folder)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
