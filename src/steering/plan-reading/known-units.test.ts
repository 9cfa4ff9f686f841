import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseUnits } from './known-units.ts'

test('units come as JSON or as lines with tabs', () => {
  const wanted = [
    { name: 'Phòng Kinh tế', aliases: ['PKT', 'Phòng KT'] },
    { name: 'Văn phòng', aliases: [] },
  ]
  assert.deepEqual(parseUnits('\ufeffPhòng Kinh tế\tPKT\t Phòng KT \r\n\r\nVăn phòng\n'), wanted)
  assert.deepEqual(parseUnits('[{"name":"Phòng Kinh tế","aliases":["PKT","Phòng KT"]}, "Văn phòng"]'), wanted)
  assert.throws(() => parseUnits('[{"title": "x"}]'))
})
