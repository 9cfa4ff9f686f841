// A process is designed in a table, mended until nothing is wrong with it, published, and changed again: on a phone and a
// wide screen, with and without JavaScript, and with the keyboard alone.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { calendarModule } from '../../src/foundation/calendar/index.ts'
import { caseFixtures } from '../../src/foundation/workflow/case-fixtures.ts'
import { newDraft } from '../../src/foundation/workflow/designing/new-draft.ts'
import { processFixtures, publishVersion } from '../../src/foundation/workflow/index.ts'
import { testBrowser } from '../support/browser.ts'
import { makeCastWithAccounts, type AnBinh } from '../support/cast.ts'
import { startCase } from '../support/case-world.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { listening } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
const { enter, look, press } = walking({ site: listening(app), browser })
let world: AnBinh

before(async () => {
  caseFixtures.register()
  await database.committed((tx) => calendarModule.load!(tx))
  world = await database.committed(makeCastWithAccounts)
})

const foreign = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="http://tool.example">
  <process id="P" name="Quy trình của công cụ khác"><startEvent id="S"/><task id="T" name="Tiếp nhận"/><endEvent id="E" name="Xong"/>
  <sequenceFlow id="F1" sourceRef="S" targetRef="T"/><sequenceFlow id="F2" sourceRef="T" targetRef="E"/></process></definitions>`

for (const width of [360, 1440] as const)
  for (const javaScript of [true, false]) {
    const walk = { width, javaScript }
    test(`a process is made, mended and published: ${width} px, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const name = `Quy trình ${width} ${javaScript}`
      const page = await enter('communeReformOfficer', walk, '/quy-trinh')
      await page.getByRole('link', { name: 'Lập quy trình' }).click()
      await page.getByLabel('Tên quy trình').fill(name)
      await page.getByLabel('Thời hạn', { exact: false }).first().fill('3')
      await look(page, 'process-new')
      await press(page, 'Lập quy trình')

      const unfold = async (step: number) => {
        const card = page.locator(`#buoc-${step}`)
        if ((await card.getAttribute('open')) === null) await card.locator('> summary').click()
      }
      await page.getByLabel('Nội dung công việc (bước 1)').fill('Tiếp nhận hồ sơ')
      await page.getByLabel('Vai trò (bước 1)').selectOption('clerk')
      await page.getByLabel('Đơn vị thực hiện (bước 1)').selectOption('reception')
      await page.getByLabel('Thời gian (bước 1)', { exact: true }).fill('2 ngày')
      await page.getByLabel('Cách xử lý (bước 1)').fill('Chuyển thụ lý')
      await press(page, 'Thêm bước')
      // What is no number is refused, and nothing typed is lost.
      await page.getByText('Hãy nhập một số').first().waitFor()
      assert.equal(await page.getByLabel('Thời gian (bước 1)', { exact: true }).inputValue(), '2 ngày')
      await page.getByLabel('Thời gian (bước 1)', { exact: true }).fill('0,5')
      await press(page, 'Thêm bước')

      await page.getByLabel('Nội dung công việc (bước 2)').fill('Thẩm định')
      await page.getByLabel('Vai trò (bước 2)').selectOption('specialist')
      await page.getByLabel('Thời gian (bước 2)', { exact: true }).fill('4')
      await page.getByLabel('Cách xử lý (bước 2)').fill('Hoàn thành')
      await page.getByLabel('Chuyển đến (bước 2)').selectOption({ index: 3 })
      await page.getByLabel('Chuyển đến (bước 1)').selectOption({ index: 2 })
      await page.getByLabel('Nội dung công việc (bước 3)').fill('Kết thúc')
      await page.getByRole('button', { name: 'Lưu dự thảo' }).first().click()
      await page.getByText('Tổng thời gian 4,5 ngày làm việc vượt thời hạn 3 ngày').first().waitFor()
      await look(page, 'process-draft')
      await press(page, 'Ban hành')
      await page.getByText('Quy trình còn 1 lỗi nên chưa ban hành được.').first().waitFor()

      // What is on the screen is what is published: nothing has to be saved first.
      await unfold(2)
      await page.getByLabel('Thời gian (bước 2)', { exact: true }).fill('2,5')
      await page.getByLabel('Nội dung công việc (bước 2)').fill('Thẩm định hồ sơ')
      await press(page, 'Ban hành')
      await page.getByText('Đã ban hành').first().waitFor()
      await page.getByRole('link', { name: 'Phiên bản 1', exact: true }).click()
      await page.getByText('Thẩm định hồ sơ').first().waitFor()
      await look(page, 'process-published')
      await page.goBack()
      await look(page, 'process')

      await press(page, 'Lập phiên bản mới từ đây')
      await unfold(2)
      const heads = "[...document.querySelectorAll('main :is(h1, h2, h3)')].map((head) => Number(head.tagName[1]))"
      const levels = await page.evaluate<number[]>(heads)
      assert.ok(
        levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
        `headings step down one at a time: ${levels.join(' ')}`,
      )
      await page.getByLabel('Nội dung công việc (bước 2)').fill('Thẩm định, trình ký')
      await press(page, 'Lên bước 2')
      assert.equal(await page.getByLabel('Nội dung công việc (bước 1)').inputValue(), 'Thẩm định, trình ký')
      await press(page, 'Xuống bước 1')

      // A branch is chosen, not written, and said as a sentence.
      await press(page, 'Thêm rẽ nhánh')
      const test = (part: string) => page.getByLabel(`${part} (Nếu`).first()
      await test('Mục').fill('nộp trực tuyến')
      await test('Giá trị').fill('có')
      await page.getByRole('button', { name: 'Lưu dự thảo' }).first().click()
      await page.getByText('Nộp trực tuyến là có').first().waitFor()
      await look(page, 'process-branch')
      await page.getByRole('link', { name, exact: true }).click()
      await page.getByRole('link', { name: 'So với Phiên bản 1' }).click()
      await page.getByText('trình ký').first().waitFor()
      await look(page, 'process-compare')
      await page.goto('/quy-trinh')
      await look(page, 'process-list')
    })

    test(`running cases are shown what would happen, then moved: ${width} px, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const started = await database.committed((tx) => startCase(tx, world))
      const run = database.database.query.selectFrom('workflow.run').select('version_id')
      const { version_id: versionId } = await run.where('id', '=', started.runId).executeTakeFirstOrThrow()
      const target = await database.committed(async (tx) => {
        const draft = await newDraft(tx, world.cast.reformOfficer, { id: versionId })
        await publishVersion(tx, world.cast.reformOfficer, { id: draft.versionId, version: 1 })
        return draft.versionId
      })
      const page = await enter('communeReformOfficer', walk, `/quy-trinh/phien-ban/${target}`)
      await page.getByRole('link', { name: 'Chuyển hồ sơ đang chạy' }).click()
      await page.getByRole('checkbox').first().waitFor()
      await look(page, 'process-move')
      await press(page, 'Chuyển các hồ sơ đã chọn')
      await page.getByText('Đã chuyển 1 hồ sơ').waitFor()
    })

    test(`a file of another tool comes in as a draft: ${width} px, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const page = await enter('communeReformOfficer', walk, '/quy-trinh/nhap')
      const send = async (text: string) => {
        const file = { name: 'quy-trinh.bpmn', mimeType: 'application/xml', buffer: Buffer.from(text) }
        await page.getByLabel('Tệp BPMN 2.0').setInputFiles(file)
        await press(page, 'Nhập thành dự thảo')
      }
      await send('<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>')
      await page.getByText('Tệp có khai báo DOCTYPE').first().waitFor()
      await look(page, 'process-import')
      await send(foreign)
      await page.getByText('Bước 1: Bước chưa có vai trò thực hiện.').waitFor()
      assert.equal(await page.getByLabel('Nội dung công việc (bước 1)').inputValue(), 'Tiếp nhận')
      await look(page, 'process-imported')
    })

    test(`an ordinary process is drawn and told in words: ${width} px, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const definition = { steps: [...processFixtures.ordinaryProcess().steps] }
      const process = { unitId: world.units.tanLap, definition, subjectKind: caseFixtures.kind, name: 'Quy trình mẫu' }
      const id = await database.committed((tx) => processFixtures.published(tx, world.cast.reformOfficer, process))
      const page = await enter('communeReformOfficer', walk, `/quy-trinh/phien-ban/${id}`)
      await page.getByRole('img', { name: 'Sơ đồ quy trình' }).waitFor()
      await page.getByRole('table', { name: 'Các bước của quy trình' }).waitFor()
      await look(page, 'process-version')
    })
  }
