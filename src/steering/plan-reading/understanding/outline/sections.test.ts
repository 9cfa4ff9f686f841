import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../../extraction/text.ts'
import { readBodyLines } from './body-lines.ts'
import { splitParts } from './parts.ts'
import { readSections } from './sections.ts'

const read = (text: string) => readSections(readBodyLines(extractText(text)))
const outline = (text: string) => read(text).sections.map(({ id, role, items }) => `${id} ${role} ${items.length}`)

test('headings are known by number, role by words, whatever the Markdown level', () => {
  const text = `# I. MỤC ĐÍCH, YÊU CẦU
#### 1. Mục đích
Nâng cao chất lượng phục vụ.
## 2. Yêu cầu
- Bám sát nhiệm vụ.
I. MỤC ĐÍCH`.replace(/\nI\. MỤC ĐÍCH$/, '')
  const rest = `
II. NHIỆM VỤ
1. Cải cách thể chế
a) Chỉ tiêu
- 100% văn bản đúng hạn.
- Rà soát đủ văn bản.
b) Nhiệm vụ
- Rà soát văn bản.
III. KINH PHÍ
Ngân sách xã bảo đảm.`
  assert.deepEqual(outline(text + rest), [
    'I other 0',
    'I.1 purpose 1',
    'I.2 requirement 1',
    'II other 0',
    'II.1 other 0',
    'II.1.a target 2',
    'II.1.b task 1',
    'III budget 1',
  ])
})

test('decimals hang below their number, and a number printed twice is put right', () => {
  const { sections, anomalies } = read(`II. MỤC TIÊU, NHIỆM VỤ
1. Cải cách thể chế
1.2. Mục tiêu
- 100% văn bản đúng hạn.
1.2. Nhiệm vụ
- Rà soát văn bản.`)
  assert.deepEqual(
    sections.map(({ id, role }) => [id, role]),
    [
      ['II', 'other'],
      ['II.1', 'other'],
      ['II.1.1', 'target'],
      ['II.1.2', 'task'],
    ],
  )
  assert.equal(anomalies.length, 1)
  assert.equal(anomalies[0]!.where, 'II.1.1')
})

test('long numbered sentences are points, not headings; a missing number is noticed', () => {
  const { sections, anomalies } = read(`I. GIẢI PHÁP
1. Tăng cường kiểm tra, đôn đốc việc thực hiện kế hoạch tại các thôn và các bộ phận chuyên môn.
2. Đổi mới tuyên truyền.
III. KINH PHÍ
1. Ngân sách xã bảo đảm.
2. Các bộ phận lập dự toán gửi bộ phận tài chính tổng hợp.`)
  assert.deepEqual(
    sections.map(({ id, items }) => [id, items.map((item) => item.label)]),
    [
      ['I', ['1.', '2.']],
      ['III', ['1.', '2.']],
    ],
  )
  assert.match(anomalies[0]!.what, /thiếu mục II /)
})

test('points with letters left out or printed twice are noticed', () => {
  const { anomalies } = read(`V. TỔ CHỨC THỰC HIỆN
1. Các bộ phận
a) Xây dựng kế hoạch của mình và gửi về Văn phòng để tổng hợp theo dõi.
d) Thực hiện kiểm tra định kỳ việc chấp hành kỷ luật, kỷ cương hành chính.
d) Báo cáo kết quả thực hiện kế hoạch theo đúng thời hạn quy định chung.
e) Đề xuất khen thưởng các cá nhân có thành tích trong cải cách hành chính.`)
  assert.deepEqual(
    anomalies.map(({ what }) => what.replace(/ giữa.*| trong.*/, '')),
    ['“d)” được in hai lần', 'thiếu mục b', 'thiếu mục c'],
  )
})

test('a unit whose duty runs in behind a colon is a heading with that text', () => {
  const [, section] = read(`IV. TỔ CHỨC THỰC HIỆN
1. Công an xã: Phối hợp hướng dẫn người dân sử dụng tài khoản định danh.
2. Trạm Y tế: Tham gia tuyên truyền.`).sections
  assert.equal(section!.title, 'Công an xã')
  assert.equal(section!.items[0]!.text, 'Phối hợp hướng dẫn người dân sử dụng tài khoản định danh.')
})

test('the name of a role or of an area opens a section without a number', () => {
  const ids = outline(`II. NHIỆM VỤ
1. Cải cách thể chế
* Chỉ tiêu:
- 100% văn bản đúng hạn.
* Nhiệm vụ:
- Rà soát văn bản.`)
  assert.deepEqual(ids.slice(1), ['II.1 other 0', 'II.1.*1 target 1', 'II.1.*2 task 1'])
})

test('a part takes its title from the next line, a bold unit below the duties is a heading', () => {
  const { sections } = read(`Phần thứ hai

NHIỆM VỤ NĂM 2026

I. TỔ CHỨC TRIỂN KHAI THỰC HIỆN

**Phòng Kinh tế**

- Bố trí kinh phí.

**UBND các thôn**

- Tuyên truyền.`)
  assert.deepEqual(
    sections.map(({ id, title, role }) => [id, title, role]),
    [
      ['P2', 'NHIỆM VỤ NĂM 2026', 'other'],
      ['P2.I', 'TỔ CHỨC TRIỂN KHAI THỰC HIỆN', 'duty'],
      ['P2.I.*1', 'Phòng Kinh tế', 'duty'],
      ['P2.I.*2', 'UBND các thôn', 'duty'],
    ],
  )
})

test('decision, head, body, closing, recipients and annex are told apart', () => {
  const parts = splitParts(
    readBodyLines(
      extractText(`QUYẾT ĐỊNH

Ban hành Kế hoạch cải cách hành chính

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.

KẾ HOẠCH

Cải cách hành chính năm 2026

I. MỤC ĐÍCH

Nâng cao chất lượng.

Trên đây là Kế hoạch của xã, đề nghị các bộ phận thực hiện./.

Nơi nhận:

- Lưu: VT.

PHỤ LỤC

DANH MỤC NHIỆM VỤ`),
    ),
  )
  const sizes = Object.fromEntries(Object.entries(parts).map(([name, lines]) => [name, lines.length]))
  assert.deepEqual(sizes, { decision: 3, head: 2, body: 2, closing: 1, tail: 2, annex: 2, footnotes: 0 })
})

test('a line that announces the annex does not begin it', () => {
  for (const line of ['Phụ lục kèm theo.', 'Phụ lục I đính kèm', 'Phụ lục II kèm theo Kế hoạch này']) {
    const text = `KẾ HOẠCH\n\nI. MỤC TIÊU\n\n- 100% hồ sơ đúng hạn.\n\nII. NHIỆM VỤ\n\n${line}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng theo dõi.\n\nPHỤ LỤC\n\nNHIỆM VỤ NĂM 2026\n`
    const { body, annex } = splitParts(readBodyLines(extractText(text)))
    assert.equal(body.at(-1)?.text, '1. Văn phòng theo dõi.')
    assert.deepEqual(
      annex.map((one) => one.text),
      ['PHỤ LỤC', 'NHIỆM VỤ NĂM 2026'],
    )
  }
})
