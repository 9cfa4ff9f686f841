import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getDocumentProxy } from 'unpdf'
import { pdfText } from '../../../test/support/pdf-text.ts'
import type { FormDefinition } from './form-definition.ts'
import { copyForm } from './forms-fixtures.ts'
import { printAnswers } from './print-answers.ts'

const at = Temporal.Instant.from('2026-11-21T02:00:00Z')

/** The words of each page. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(pdf)
  const pages = Array.from({ length: document.numPages }, async (_, page) => {
    const { items } = await (await document.getPage(page + 1)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ')
  })
  return Promise.all(pages)
}

test('the blank asks everything, also what a machine would work out', async () => {
  assert.match(await pdfText(await printAnswers(copyForm, undefined, { at })), /Số bản: .*Lệ phí:/)
})

test('however long the form, the signature stands with something that is signed', async () => {
  for (let count = 20; count < 34; count += 1) {
    const fields = Array.from({ length: count }, (_, index) => ({
      key: `muc_${index}`,
      kind: 'text' as const,
      label: `Mục số ${index}`,
    }))
    const form: FormDefinition = { title: 'Đơn', sections: [{ title: 'Nội dung', fields }] }
    const last = (await pagesOf(await printAnswers(form, undefined, { at }))).at(-1)!
    assert.match(last, new RegExp(`Mục số ${count - 1}[^]*NGƯỜI KHAI`), `${count} questions`)
  }
})

test('identity numbers are masked for whoever must not see them whole', async () => {
  const answers = { ho_ten: 'Lò Thị Mây', so_dinh_danh: '097190000001' }
  const text = await pdfText(await printAnswers(copyForm, answers, { at, mask: () => '•••' }))
  assert.match(text, /Lò Thị Mây/)
  assert.doesNotMatch(text, /097190000001/)
})
