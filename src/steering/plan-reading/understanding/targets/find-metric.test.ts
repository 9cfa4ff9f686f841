import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMetric } from './find-metric.ts'
import { metricCatalogue } from './metric-catalogue.ts'

const said: [string, string | undefined][] = [
  ['100% VBQPPL do HĐND xã ban hành đúng trình tự, thủ tục', 'T01'],
  ['Tỷ lệ văn bản QPPL được rà soát đạt 100%', 'T02'],
  ['100% TTHC được công khai trên Cổng dịch vụ công', 'T09'],
  ['70% TTHC có hồ sơ mẫu', 'T11'],
  ['Đơn giản hóa ít nhất 15% số TTHC', 'T12'],
  ['100% TTHC nội bộ được thống kê, công bố', 'T14'],
  ['Tối thiểu 80% TTHC đủ điều kiện được cung cấp DVCTT toàn trình', 'T16'],
  ['Hồ sơ giải quyết đúng hạn và trước hạn đạt 99%', 'T23'],
  ['Tỷ lệ hồ sơ nộp trực tuyến đạt 85%', 'T27'],
  ['Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC đạt 100%', 'T29'],
  ['Tỷ lệ thanh toán trực tuyến đạt 60%', 'T33'],
  ['Mức độ hài lòng của người dân về giải quyết TTHC đạt 95%', 'T41'],
  ['Mức độ hài lòng lĩnh vực đất đai đạt 90%', 'T42'],
  ['95% phản ánh, kiến nghị được xử lý đúng hạn', 'T43'],
  ['100% công chức được bố trí đúng vị trí việc làm', 'T50'],
  ['Giải ngân vốn đầu tư công đạt 95%', 'T59'],
  ['90% hồ sơ công việc được xử lý trên môi trường mạng', 'T66'],
  ['Chỉ số CCHC xếp trong nhóm 10 xã dẫn đầu', 'T72'],
  ['Trồng mới 1.000 cây xanh', undefined],
]

for (const [text, id] of said) {
  test(`“${text}” is ${id ?? 'no known metric'}`, () => assert.equal(findMetric(text)?.id, id))
}

test('the name of a metric leads to that metric', () => {
  const lost = metricCatalogue.filter(({ id, name }) => findMetric(name)?.id !== id)
  assert.deepEqual(
    lost.map(({ id, name }) => `${id} ${name} → ${findMetric(name)?.id}`),
    [],
  )
  assert.equal(new Set(metricCatalogue.map(({ id }) => id)).size, metricCatalogue.length)
})
