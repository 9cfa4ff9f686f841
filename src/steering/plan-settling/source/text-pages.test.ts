import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SourceDocument } from '../../plan-reading/index.ts'
import { pageOfPlace, textPages, type TextPart } from './text-pages.ts'

type Blocks = SourceDocument['blocks']

const anyBlocks: fc.Arbitrary<Blocks> = fc
  .array(fc.oneof(fc.nat(30_000), fc.array(fc.nat(9000), { minLength: 1, maxLength: 8 })), { maxLength: 12 })
  .map((shapes) =>
    shapes.map((shape, index) => {
      const where = { index, line: index + 1, page: 1 }
      if (typeof shape === 'number') return { ...where, kind: 'paragraph', text: 'x'.repeat(shape) }
      const rows = shape.map((length) => ({
        line: 1,
        page: 1,
        cells: [{ column: 0, columnSpan: 1, text: 'y'.repeat(length) }],
      }))
      return { ...where, kind: 'table', rows }
    }),
  )

const placesOf = (part: TextPart): string[] =>
  part.kind === 'paragraph' ? [`b${part.line.index}`] : part.rows.map(({ index }) => `b${part.table.index}r${index}`)

test('every paragraph and every row stands on exactly one page, in order, and is found again by its place', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const pages = textPages({ blocks })
      const all = blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [`b${block.index}`] : block.rows.map((_, row) => `b${block.index}r${row}`),
      )
      assert.deepEqual(
        pages.flatMap((page) => page.flatMap(placesOf)),
        all,
      )
      for (const place of all) assert.ok(pages[pageOfPlace(pages, place)]!.flatMap(placesOf).includes(place), place)
    }),
  )
})

test('a page is bounded: beyond one long piece nothing joins it', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      for (const page of textPages({ blocks })) {
        const lengths = page.flatMap((part) =>
          part.kind === 'paragraph' ? [part.line.text.length] : part.rows.map(({ row }) => row.cells[0]!.text.length),
        )
        assert.ok(lengths.length === 1 || lengths.reduce((a, b) => a + b, 0) <= 20_000)
      }
    }),
  )
})

test('a place that is no place opens the beginning', () => {
  assert.equal(pageOfPlace([[], []], 'b999'), 0)
  assert.equal(pageOfPlace([[], []], '<script>'), 0)
})
