import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { axe, testBrowser } from './browser.ts'

const pages: Record<string, string> = {
  '/good': `<!doctype html><html lang="vi"><head><title>Tốt</title></head><body><main><h1>Hồ sơ</h1>
    <form><label for="name">Họ và tên</label><input id="name" name="name"></form></main></body></html>`,
  '/bad': `<!doctype html><html><head><title>Xấu</title></head><body><input name="name"></body></html>`,
  '/script': `<!doctype html><html lang="vi"><head><title>Kịch bản</title></head><body><p id="said">chưa</p>
    <script>document.getElementById('said').textContent = innerWidth</script></body></html>`,
}
const server = createServer((request, response) => {
  const strict = request.url === '/script' ? {} : { 'content-security-policy': "default-src 'none'" }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...strict })
  response.end(pages[request.url ?? ''] ?? '')
})
const browser = testBrowser()
let baseURL = ''
before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

for (const javaScript of [true, false]) {
  test(`accessibility is judged with JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
    const page = await browser.open({ baseURL, javaScript })
    await page.goto('/good')
    await axe(page)
    await page.goto('/bad')
    await assert.rejects(
      axe(page),
      /html-has-lang[\s\S]*label: Form elements must have labels[\s\S]*<input name="name">/,
    )
  })
}

test('a page can be opened as on a phone, and without JavaScript', async () => {
  const phone = await browser.open({ baseURL, width: 360 })
  await phone.goto('/script')
  assert.equal(await phone.textContent('#said'), '980')
  const plain = await browser.open({ baseURL, javaScript: false })
  await plain.goto('/script')
  assert.equal(await plain.textContent('#said'), 'chưa')
})

test('what judges a page without JavaScript leaves it without', async () => {
  const page = await browser.open({ baseURL, javaScript: false })
  await page.goto('/script')
  await axe(page)
  await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), {
    textContent: "document.getElementById('said').textContent = 'đã chạy'" }))`)
  assert.equal(await page.textContent('#said'), 'chưa')
})
