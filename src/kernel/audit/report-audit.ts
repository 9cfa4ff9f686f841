import { defineTexts } from '../text/catalogue.ts'
import { formatDateTime } from '../text/dates.ts'
import { inLanguage, type Text } from '../text/language.ts'
import type { AuditReport, Breach } from './verify.ts'

const t = defineTexts({
  vi: {
    'audit.checked': 'Đã kiểm tra {rows} dòng lịch sử trong {seals} lần niêm phong.',
    'audit.waiting': '{count} dòng mới nhất đang chờ niêm phong, dòng cũ nhất lúc {oldest}.',
    'audit.head': 'Mốc để ghi lại ở nơi khác và đối chiếu sau này (--anchor): {anchor}',
    'audit.whole': 'Lịch sử nguyên vẹn.',
    'audit.broken': 'LỊCH SỬ ĐÃ BỊ CAN THIỆP: {count} chỗ.',
    'audit.row_removed': 'Dòng bị xóa sau khi niêm phong: {numbers}',
    'audit.row_changed': 'Dòng bị sửa sau khi niêm phong: {numbers}',
    'audit.row_smuggled_in': 'Dòng được chèn không qua hàng chờ niêm phong: {numbers}',
    'audit.waiting_row_removed': 'Dòng bị xóa trước khi kịp niêm phong: {numbers}',
    'audit.seal_removed': 'Niêm phong bị xóa, số: {numbers}',
    'audit.seal_changed': 'Niêm phong không khớp với các dòng của nó, số: {numbers}',
    'audit.anchor_differs': 'Mốc đã ghi không còn trong lịch sử, niêm phong số: {numbers}',
    'audit.more': '… và {count} nữa',
  },
  en: {
    'audit.checked': 'Checked {rows} rows of history in {seals} seals.',
    'audit.waiting': '{count} newest rows wait to be sealed, the oldest from {oldest}.',
    'audit.head': 'Note this elsewhere to compare later (--anchor): {anchor}',
    'audit.whole': 'The history is whole.',
    'audit.broken': 'THE HISTORY HAS BEEN TAMPERED WITH in {count} places.',
    'audit.row_removed': 'Rows removed after they were sealed: {numbers}',
    'audit.row_changed': 'Rows changed after they were sealed: {numbers}',
    'audit.row_smuggled_in': 'Rows put in past the queue of the sealer: {numbers}',
    'audit.waiting_row_removed': 'Rows removed before they were sealed: {numbers}',
    'audit.seal_removed': 'Seals removed, numbers: {numbers}',
    'audit.seal_changed': 'Seals that do not fit their rows, numbers: {numbers}',
    'audit.anchor_differs': 'The noted seal is no longer in the history, number: {numbers}',
    'audit.more': '… and {count} more',
  },
})

const shown = 50

const numbersOf = (breaches: readonly Breach[]): Text => {
  const numbers = breaches.slice(0, shown).map(({ number }) => number)
  const more = t('audit.more', { count: breaches.length - shown })
  return (lang) => `${numbers.join(', ')}${breaches.length > shown ? ` ${inLanguage(more, lang)}` : ''}`
}

/** What an inspector reads: sentences, one to a line. */
export function auditLines({ seals, rows, head, waiting, breaches }: AuditReport): Text[] {
  const lines = [t('audit.checked', { rows, seals })]
  if (waiting.count) {
    const oldest: Text = (lang) => formatDateTime(waiting.oldest, lang)
    lines.push(t('audit.waiting', { count: waiting.count, oldest }))
  }
  if (head) lines.push(t('audit.head', { anchor: `${head.seal}:${head.hash}` }))
  lines.push(breaches.length ? t('audit.broken', { count: breaches.length }) : t('audit.whole'))
  for (const [kind, list] of Map.groupBy(breaches, ({ kind }) => kind))
    lines.push(t(`audit.${kind}`, { numbers: numbersOf(list) }))
  return lines
}
