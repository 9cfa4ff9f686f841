import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assetFiles, stylesheet } from './assets.ts'
import { entrancePage } from './components/entrance-page.ts'
import { citizenGalleryPage, galleryPage } from './gallery.ts'
import { render } from './html.ts'

const pages = { staff: render(galleryPage(), 'vi'), citizen: render(citizenGalleryPage(), 'vi') }

const all = (markup: string, pattern: RegExp): string[] => [...markup.matchAll(pattern)].map(([, found]) => found!)

for (const [audience, markup] of Object.entries(pages)) {
  test(`${audience}: ids are unique, and what refers to one finds it`, () => {
    const ids = all(markup, /\sid="([^"]*)"/g)
    assert.equal(new Set(ids).size, ids.length, ids.filter((id, at) => ids.indexOf(id) !== at).join())
    const references = [
      ...all(markup, /\s(?:for|popovertarget|aria-labelledby)="([^"]*)"/g),
      ...all(markup, /\saria-describedby="([^"]*)"/g).flatMap((list) => list.split(' ')),
      ...all(markup, /\shref="#([^"]+)"/g),
    ]
    for (const id of references) assert.ok(ids.includes(id), id)
  })

  test(`${audience}: nothing that a strict content security policy would drop`, () => {
    assert.doesNotMatch(markup, /<script|<style|\sstyle=|\son[a-z]+=/)
  })

  test(`${audience}: everything opened is closed`, () => {
    const open: string[] = []
    const single = new Set(['meta', 'link', 'input', 'hr', 'br', 'img', '!doctype'])
    for (const [tag, slash, name] of markup.matchAll(/<(\/?)([a-z!][a-z0-9]*)[^>]*>/g)) {
      if (slash) assert.equal(open.pop(), name)
      else if (!single.has(name!) && !tag.endsWith('/>')) open.push(name!)
    }
    assert.deepEqual(open, [])
  })

  test(`${audience}: headings step down one at a time from one h1`, () => {
    const levels = all(markup, /<h([1-6])\b/g).map(Number)
    assert.equal(levels.filter((level) => level === 1).length, 1)
  })
}

test('the English page speaks English', () => {
  const english = render(galleryPage(), 'en')
  assert.match(english, /<html lang="en"/)
  assert.match(english, /Skip to main content[^]*Next page/)
  assert.doesNotMatch(english, /Trang sau|Chuyển đến nội dung/)
})

const transferred = (path: string): number => {
  const file = assetFiles().get(path)
  assert.ok(file, path)
  return (file.gzip ?? file.body).length
}

test('all of it fits the budget: staff 150 KB on first load, citizens 60 KB', () => {
  const fonts = [...assetFiles().keys()].filter((path) => path.endsWith('.woff2'))
  const { staff, citizen } = { staff: stylesheet('staff'), citizen: stylesheet('citizen') }
  const first = (sheet: typeof staff, more: string[]) =>
    [sheet.href, sheet.icon, ...more].map(transferred).reduce((a, b) => a + b)
  // What is left of the budget belongs to the page itself.
  assert.ok(first(staff, fonts) < 90_000, `${first(staff, fonts)}`)
  assert.ok(first(citizen, []) < 12_000, `${first(citizen, [])}`)
  assert.deepEqual(citizen.preload, [])
})

test('what a stylesheet asks for is there, named by its content', () => {
  for (const { href, preload, icon } of [stylesheet('staff'), stylesheet('citizen')]) {
    const wanted = all(assetFiles().get(href)!.body.toString(), /url\(([^)]+)\)/g)
    for (const path of [href, icon, ...preload, ...wanted]) {
      assert.ok(assetFiles().has(path), path)
      assert.match(path, /^\/assets\/[\w-]+\.[\w-]{10}\.\w+$/)
    }
  }
})

const entrance = render(
  entrancePage({ title: 'Đăng nhập', tagline: 'Cải cách hành chính', lead: 'Một lần', children: '' }),
  'vi',
)

const classNames = (markup: string) => new Set(all(markup, /\sclass="([^"]+)"/g).flatMap((names) => names.split(' ')))

test('every style is used by a component of the gallery', () => {
  const used = new Set([...classNames(pages.staff), ...classNames(pages.citizen), ...classNames(entrance)])
  const css = ['staff', 'citizen']
    .map((audience) =>
      assetFiles()
        .get(stylesheet(audience as 'staff').href)!
        .body.toString(),
    )
    .join('')
  const selectors = css.replace(/\{[^{}]*\}/g, '{}').replace(/url\([^)]*\)/g, '')
  const styled = new Set(all(selectors, /\.([a-z][\w-]*)/g))
  const helpers = ['stack', 'prose', 'muted', 'code', 'scan', 'fill-5', 'fill-6', 'main-narrow']
  assert.deepEqual(
    [...styled].filter((name) => !used.has(name) && !helpers.includes(name)),
    [],
  )
})
