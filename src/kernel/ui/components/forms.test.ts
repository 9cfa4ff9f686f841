import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Text } from '../../text/language.ts'
import type { Content } from '../html.ts'
import { render } from '../html.ts'
import * as ui from '../index.ts'

const vi = (content: Content): string => render(content, 'vi')

test('label, hint and error are tied to the control', () => {
  const markup = vi(ui.textInput({ name: 'title', label: 'Tên', hint: 'Ghi đủ', error: 'Nhập tên' }))
  assert.match(markup, /<label for="title">Tên/)
  assert.match(markup, /<p class="hint" id="title-hint">Ghi đủ/)
  assert.match(markup, /id="title-error"[^]*Lỗi:[^]*Nhập tên/)
  assert.match(markup, /<input[^>]* id="title"[^>]* aria-describedby="title-hint title-error" aria-invalid="true"/)
  assert.doesNotMatch(vi(ui.textInput({ name: 'title', label: 'Tên' })), /aria-/)
})

test('the first choice carries the id that the error summary links to', () => {
  const markup = vi(
    ui.radios({
      name: 'kind',
      label: 'Cách nhận',
      value: 'b',
      choices: [
        { value: 'a', text: 'A' },
        { value: 'b', text: 'B' },
      ],
    }),
  )
  assert.match(markup, /id="kind" name="kind" value="a">/)
  assert.match(markup, /id="kind-2" name="kind" value="b" checked>/)
  assert.match(vi(ui.errorSummary({ kind: 'Chọn một cách' })), /<a href="#kind">Chọn một cách<\/a>/)
})

test('nothing wrong, no summary; what concerns no field is no link', () => {
  assert.equal(vi(ui.errorSummary({})), '')
  assert.equal(vi(ui.errorSummary(undefined)), '')
  assert.match(vi(ui.errorSummary({ '': 'Kỳ đã khóa' })), /<li>Kỳ đã khóa<\/li>/)
})

test('the error summary names each field as the form does, in the language of the reader', () => {
  const required: Text = (lang) => (lang === 'vi' ? 'Hãy nhập mục này.' : 'Please fill this in.')
  const label: Text = (lang) => (lang === 'vi' ? 'Đơn vị chủ trì' : 'Lead unit')
  const choices = [{ value: 'new', text: 'Mới', inside: ui.textInput({ name: 'newName', label, error: required }) }]
  const form = [
    ui.radios({ name: 'kind', label: 'Ai làm việc này?', error: required, choices }),
    ui.checkbox({ name: 'sure', id: 'a-sure', label: 'Tôi chịu trách nhiệm', error: 'UBND cấp trên đã khóa.' }),
    ui.textInput({ name: 'other', label: 'Không sai' }),
  ]
  const errors = { newName: required, kind: required, 'a-sure': 'UBND cấp trên đã khóa.', other: 'Sai', gone: required }
  const lines = (lang: 'vi' | 'en') =>
    [...render(ui.errorSummary(errors, form), lang).matchAll(/<a href="#([^"]+)">([^<]+)/g)].map(([, id, text]) => [
      id,
      text,
    ])
  assert.deepEqual(lines('vi'), [
    ['newName', 'Đơn vị chủ trì: hãy nhập mục này.'],
    ['kind', 'Ai làm việc này? Hãy nhập mục này.'],
    ['a-sure', 'Tôi chịu trách nhiệm: UBND cấp trên đã khóa.'],
    ['other', 'Sai'],
    ['gone', 'Hãy nhập mục này.'],
  ])
  assert.deepEqual(lines('en')[0], ['newName', 'Lead unit: please fill this in.'])
})

test('a date that is none stays as it was typed', () => {
  assert.match(vi(ui.dateInput({ name: 'due', label: 'Hạn', value: '31/2/2026' })), /type="text" value="31\/2\/2026"/)
  const known = vi(ui.dateInput({ name: 'due', label: 'Hạn', value: '2026-12-05' }))
  assert.match(known, /type="date" value="2026-12-05"/)
  assert.match(known, /Đang ghi: 5\/12\/2026/)
})

test('what was chosen is chosen again, and only that', () => {
  const options = [
    { value: '1', text: 'Một' },
    { label: 'Nhóm', options: [{ value: '2', text: 'Hai' }] },
  ]
  const markup = vi(ui.select({ name: 's', label: 'S', options, value: '2' }))
  assert.equal(markup.match(/selected/g)?.length, 1)
  assert.match(markup, /value="2" selected>Hai/)
  assert.match(markup, /<option value="">Chọn…/)
  assert.doesNotMatch(vi(ui.select({ name: 's', label: 'S', options, placeholder: false })), /value=""/)
})

test('the words of a textarea come back letter by letter', () => {
  const value = '\n  hai dòng\n    thụt vào\n'
  const markup = vi(ui.textarea({ name: 'note', label: 'Ghi chú', value }))
  assert.ok(markup.includes(`>\n${value}</textarea>`))
})

test('a form that changes something is a POST with its token and its key', () => {
  const markup = vi(
    ui.form({ action: '/ke-hoach', csrf: 'tok', idempotencyKey: 'k1', hidden: { version: '3' }, children: '' }),
  )
  assert.match(markup, /<form[^>]* method="post" action="\/ke-hoach"/)
  assert.match(markup, /type="hidden" name="_csrf" value="tok"/)
  assert.match(markup, /type="hidden" name="_key" value="k1"/)
  assert.match(markup, /name="version" value="3"/)
  assert.match(
    vi(ui.buttonForm({ action: '/x', csrf: 'tok', text: 'Nhận' })),
    /method="post"[^]*name="_csrf" value="tok"[^]*<button type="submit"/,
  )
})

test('a figure that changed is shown whole, the old one and then the new one; one that came or went stands alone', () => {
  const strip = (markup: string) => markup.replace(/<span class="visually-hidden">[^<]*<\/span>/g, '')
  const diff = (before: string, after: string) => strip(vi(ui.textDiff({ before, after, whole: true })))
  assert.match(diff('15.000 đồng', '18.000 đồng'), /<del>15\.000 đồng<\/del> <ins>18\.000 đồng<\/ins>/)
  assert.match(diff('', '18.000 đồng'), /<div class="diff"><ins>18\.000 đồng<\/ins><\/div>/)
})
