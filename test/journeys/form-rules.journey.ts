// What is wrong with a box is told when it is left, in the words of the server, and never while somebody types.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { createForm, formFixtures, publishVersion } from '../../src/foundation/forms/index.ts'
import { organisationModule } from '../../src/foundation/organisation/index.ts'
import { testBrowser } from '../support/browser.ts'
import { makeCastWithAccounts } from '../support/cast.ts'
import { testApp } from '../support/client.ts'
import { testDatabase } from '../support/database.ts'
import { listening } from '../support/site.ts'
import { walking } from '../support/walking.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
const browser = testBrowser()
const { enter, look } = walking({ site: listening(app), browser })
let version: string

before(async () => {
  await database.committed((tx) => organisationModule.load!(tx))
  const { cast, units } = await database.committed(makeCastWithAccounts)
  version = await database.committed(async (tx) => {
    const form = { authorityId: units.province, definition: formFixtures.copy }
    const { versionId } = await createForm(tx, cast.administrator, form)
    await publishVersion(tx, cast.administrator, { id: versionId })
    return versionId
  })
})

for (const width of [360, 1440] as const)
  test(`boxes are judged when they are left, ${width} px`, async () => {
    const page = await enter('reformOfficer', { width, javaScript: true }, `/bieu-mau/ban/${version}/nguoi-dan`)
    const number = page.getByLabel('Số định danh cá nhân')
    const copies = page.getByLabel('Số bản')
    const errors = page.locator('.error-message')
    await page.getByLabel('Họ và tên').focus()
    await page.keyboard.press('Tab')
    assert.match(await errors.first().innerText(), /Hãy điền mục này$/)
    await number.pressSequentially('09x')
    assert.equal(await errors.count(), 1)
    await page.keyboard.press('Tab')
    const line = page.getByText('Số định danh có 12 chữ số')
    await line.waitFor()
    const described = (await number.getAttribute('aria-describedby')) ?? ''
    assert.ok(
      described.split(' ').includes((await page.locator('p', { has: line }).or(line).last().getAttribute('id')) ?? '-'),
    )
    assert.equal(await number.getAttribute('aria-invalid'), 'true')
    await copies.fill('2,5')
    await copies.blur()
    await page.getByText('Hãy viết số nguyên').waitFor()
    await look(page, 'form-rules')
    await copies.fill('21')
    await copies.blur()
    await page.getByText('Số này nhiều nhất là 20').waitFor()
    // What becomes right is right at once.
    await page.getByText('Hãy chọn một mục').waitFor()
    await page.getByLabel('Kết hôn').check()
    await copies.fill('2')
    await number.fill('097190000001')
    await page.getByLabel('Họ và tên').fill('Lò Thị Mây')
    await errors.first().waitFor({ state: 'detached' })
    assert.equal(await errors.count(), 0)
    assert.equal(await number.getAttribute('aria-invalid'), null)
  })
