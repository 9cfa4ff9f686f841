import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { render } from '../ui/html.ts'
import { addressAfter, namePlaceOf, onePage, openPlaceOf, placeOf, withParts } from './list-address.ts'

const uuid = (number: number): string => `0198f000-0000-7000-8000-${String(number).padStart(12, '0')}`
const on = (search: string): URL => new URL(`https://x/ho-so${search}`)

test('what is no place of an address begins at the beginning', () => {
  const at = '2026-11-23T02:00:00Z'
  assert.deepEqual(placeOf(on(`?sau=${at}_${uuid(1)}`)), { at: Temporal.Instant.from(at), id: uuid(1) })
  for (const text of ['', 'x', '_', 'x_y', `${at}_`, `${at}_1`, `_${uuid(1)}`, `hôm qua_${uuid(1)}`, '%00_%00'])
    assert.equal(placeOf(on(`?sau=${text}`)), undefined, text)
  assert.deepEqual(openPlaceOf(on(`?sau=_${uuid(1)}`)), { at: null, id: uuid(1) })
})

test('a place between names stands whatever the names hold', () => {
  for (const name of ['Đăng ký khai sinh', 'a_b', '100% & hơn?', '_']) {
    const url = new URL(addressAfter(on('?q=x'), { name, id: uuid(7) }), 'https://x')
    assert.deepEqual(namePlaceOf(url), { name, id: uuid(7) })
  }
  for (const text of ['', '_', 'x', `_${uuid(1)}`, 'x_y'])
    assert.equal(namePlaceOf(on(`?sau=${text}`)), undefined, text)
})

test('a changed filter begins on the first page, and says nothing again of what was done', () => {
  const url = on('?q=a+b&sau=x&lang=en&xong=3&loi=1&loi=2&kenh=post')
  assert.equal(withParts(url, { kenh: undefined, 'don-vi': '7' }), '/ho-so?q=a+b&don-vi=7')
  assert.equal(withParts(on('?sau=x'), {}), '/ho-so')
})

test('page by page one sees every row once, in order, and the last page says that it is the last', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 })), fc.integer({ min: 1, max: 5 }), (hours, size) => {
      const start = Temporal.Instant.from('2026-11-23T02:00:00Z')
      const rows = hours
        .toSorted((a, b) => a - b)
        .map((hour, number) => ({ at: start.add({ hours: hour }), id: uuid(number) }))
      const after = (url: URL) => {
        const place = placeOf(url)
        if (!place) return rows
        return rows.filter(({ at, id }) => {
          const order = Temporal.Instant.compare(at, place.at)
          return order > 0 || (order === 0 && id > place.id)
        })
      }
      const seen: string[] = []
      let url: URL | undefined = on('?kenh=post')
      while (url) {
        const { shown, pages } = onePage(url, after(url).slice(0, size + 1), size, (row) => row)
        seen.push(...shown.map(({ id }) => id))
        const html: string = pages ? render(pages, 'vi') : ''
        assert.equal(html.includes('rel="prev"'), url.searchParams.has('sau'))
        const next: string | undefined = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
        url = next === undefined ? undefined : new URL(next, url)
      }
      assert.deepEqual(
        seen,
        rows.map(({ id }) => id),
      )
    }),
  ))
