// The plans that authorities really issued, from the file into force, where the folder with them is at hand: their texts
// are not ours to keep in the repository.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { goesTo, heading, look, putIn, settlingSite, type SettlingSite } from '../support/settling-site.ts'
import { confirmReasons, settleRest, settleUnits } from '../support/settling-walk.ts'

const folder = process.env['PLANS_DIR'] ?? join(import.meta.dirname, '../../../shared/plans')

type AnswerSheet = { tasks: unknown[]; document: { title: string } }
const answerSheet = (name: string): AnswerSheet =>
  JSON.parse(readFileSync(join(folder, `truth/${name}.json`), 'utf8')) as AnswerSheet

/** The plan is put in and read; the page stands on its overview. @returns the address of the import */
async function importPlan(site: SettlingSite, name: string): Promise<{ page: Page; at: string }> {
  const page = await site.asOfficer({ width: 1440, javaScript: true })
  await putIn(page, join(folder, `${name}.txt`))
  await page.getByRole('link', { name: 'Điểm còn phải chốt' }).waitFor()
  await look(page, `real-${name}`)
  return { page, at: new URL(page.url()).pathname }
}

/** The first open point, beside the words of the document. */
async function lookAtFirstPoint(page: Page, name: string): Promise<void> {
  await goesTo(page, () => page.getByRole('link', { name: 'Chốt điểm tiếp theo' }).click())
  await look(page, `real-${name}-point`)
}

if (existsSync(folder)) {
  const site = settlingSite()

  for (const name of ['001', '004'])
    test(`plan ${name} is read in the browser; it has no tasks, and the page says so`, async () => {
      const { page, at } = await importPlan(site, name)
      await lookAtFirstPoint(page, name)
      await page.goto(at)
      await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
      await page.getByRole('link', { name: 'Chưa có nhiệm vụ nào' }).waitFor()
    })

  test('plan 002 is read in the browser, and the money that its rows lack is on the screen', async () => {
    const { page, at } = await importPlan(site, '002')
    await page.getByText('1.692.580.000 đồng: lệch 60.000.000 đồng').waitFor()
    await lookAtFirstPoint(page, '002')
    await page.goto(`${at}/nghi-van`)
    await look(page, 'real-002-reasons')
  })

  for (const name of ['000', '003'])
    test(`plan ${name} is settled to the end in the browser and enters into force with all its tasks`, async () => {
      const { tasks } = answerSheet(name)
      const { page, at } = await importPlan(site, name)
      await lookAtFirstPoint(page, name)
      const presses = (await confirmReasons(page, at)) + (await settleUnits(page, at)) + (await settleRest(page, at))
      assert.ok(presses < 15, `${presses} presses for ${name}`)
      await page.getByText('Không còn điểm nào').waitFor()
      await page.getByRole('button', { name: 'Đưa kế hoạch vào thực hiện' }).click()
      await heading(page, /Cải cách hành chính/)
      await page.getByText(`${tasks.length} nhiệm vụ`).first().waitFor()
      assert.equal(await page.locator('tbody tr').count(), tasks.length)
      await look(page, `real-${name}-plan`)
    })
}
