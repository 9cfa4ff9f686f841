import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { escape, safeHref } from './escape.ts'
import type { Content } from './html.ts'
import { attrs, html, raw, render } from './html.ts'

const vi = (content: Content): string => render(content, 'vi')

test('what is put in is escaped, in text and in attributes', () => {
  const hostile = `"><script>alert('x')</script>&amp;`
  assert.equal(vi(html`<p title="${hostile}">${hostile}</p>`), `<p title="${escape(hostile)}">${escape(hostile)}</p>`)
  assert.doesNotMatch(vi(html`<p title="${hostile}">${hostile}</p>`), /<script|"">/)
})

test('escaped text reads back as it was', () => {
  const unescape = (text: string) =>
    text.replace(
      /&(amp|lt|gt|quot|#39|#96);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' })[name]!,
    )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const safe = vi(html`${text}`)
      assert.doesNotMatch(safe, /[<>"'`]/)
      assert.equal(unescape(safe), text)
    }),
  )
})

test('html stays as it is, lists are joined, nothing leaves nothing', () => {
  const rows: Content = ['a', 'b'].map((text) => html`<i>${text}</i>`)
  assert.equal(vi(html`<b>${rows}</b>`), '<b><i>a</i><i>b</i></b>')
  assert.equal(vi(html`[${null}${undefined}${false}${''}${0}${12n}]`), '[012]')
  assert.equal(vi(html`${raw('<hr>')}`), '<hr>')
})

test('what only looks like html is text', () => {
  const forged = { strings: ['<b>'], values: [] } as unknown as Content
  assert.throws(() => vi(html`${forged}`))
})

test('texts are put into the language of the reader', () => {
  const page = html`<p title="${(lang) => `<${lang}>`}">${(lang) => `<${lang}>`}</p>`
  assert.equal(render(page, 'vi'), '<p title="&lt;vi&gt;">&lt;vi&gt;</p>')
  assert.equal(render(page, 'en'), '<p title="&lt;en&gt;">&lt;en&gt;</p>')
})

test('links from data keep only schemes that lead somewhere', () => {
  for (const good of [
    '/ho-so/42',
    '?q=a:b',
    '#main',
    'https://example.vn/a',
    'mailto:a@b.vn',
    'tel:0123',
    'a/b:c',
    '',
  ]) {
    assert.equal(safeHref(good), good)
  }
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:x',
    'java\tscript:x',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'blob:x',
  ]) {
    assert.equal(safeHref(bad), '#')
    assert.equal(vi(html`<a href="${bad}">x</a>`), '<a href="#">x</a>')
    assert.equal(vi(html`<form${attrs({ action: bad })}>`), '<form action="#">')
  }
})

test('a value may follow an equals sign inside quotes, and is escaped there', () => {
  assert.equal(render(html`<a href="/tim?q=${'"><b>'}">x</a>`, 'vi'), '<a href="/tim?q=&quot;&gt;&lt;b&gt;">x</a>')
  assert.throws(() => html`<a title="a" href=${'x'}>x</a>`)
})

test('a template that cannot be escaped safely does not run', () => {
  const value = 'x'
  assert.throws(() => html`<p title=${value}></p>`, /quotes/)
  assert.throws(
    () =>
      html`<script>
        let a = '${value}'
      </script>`,
    /script/,
  )
  assert.throws(
    () =>
      html`<style>
        ${value}
      </style>`,
    /style/,
  )
  assert.throws(() => html`<a href="${value}${value}">x</a>`, /one value/)
})

test('attributes: true is bare, false and undefined are absent', () => {
  const given = attrs({ id: 'a"b', disabled: true, hidden: false, title: undefined, rows: 3 })
  assert.equal(vi(given), ' id="a&quot;b" disabled rows="3"')
  assert.throws(() => attrs({ onclick: 'x' }))
  assert.throws(() => attrs({ style: 'x' }))
  assert.throws(() => attrs({ 'a b': 'x' }))
})
