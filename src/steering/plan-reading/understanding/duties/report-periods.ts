// The periods for which plans ask reports, as they are named.

export type ReportPeriod = { key: string; name: string; at: number; end: number }

const half = '(?:0?6 tháng|sáu tháng)'
const nine = '(?:0?9 tháng|chín tháng)'
const patterns: [string, string, string][] = [
  ['week', 'hằng tuần', 'h[ằà]ng tuần|tuần(?= và| báo cáo)'],
  ['month', 'hằng tháng', 'h[ằà]ng tháng|định kỳ tháng|báo cáo tháng'],
  ['quarter-1', 'quý I', 'quý (?:I|1)(?![IV\\d])'],
  ['quarter-2', 'quý II', 'quý (?:II|2)(?![I\\d])'],
  ['quarter-3', 'quý III', 'quý (?:III|3)(?!\\d)'],
  ['quarter-4', 'quý IV', 'quý (?:IV|4)(?!\\d)'],
  [
    'quarter',
    'hằng quý',
    '(?:quý(?=\\s*(?:,|và)\\s*(?:0?6|sáu|năm))|h[ằà]ng quý|định kỳ quý|báo cáo quý)(?!\\s(?:I|V|\\d))',
  ],
  ['half-year', '6 tháng', `${half}(?: đầu năm)?`],
  ['nine-months', '9 tháng', nine],
  [
    'year',
    'năm',
    'h[ằà]ng năm|cả năm|báo cáo năm|(?<=(?:và|,|tháng|quý)\\s)năm(?!\\s+(?:trước|sau|nay|tới|liền|học))|tổng kết năm',
  ],
  ['ad-hoc', 'đột xuất', 'đột xuất'],
]

/** "theo quy định về báo cáo … hằng năm": names a rule, not a period. */
const standing = /theo (?:đúng )?(?:quy định|hướng dẫn)[^.;]*/giu

/** In the order of the text; a period named twice counts once. */
export function findPeriods(said: string): ReportPeriod[] {
  const text = said.replace(standing, (words) => ' '.repeat(words.length))
  const found = patterns.flatMap(([key, name, pattern]) => {
    const match = new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'iu').exec(text)
    return match ? [{ key, name, at: match.index, end: match.index + match[0].length }] : []
  })
  return found.sort((a, b) => a.at - b.at)
}

/** The last month of a period; null where it has none of its own. */
export function lastMonthOf(key: string): number | null {
  return (
    { 'quarter-1': 3, 'quarter-2': 6, 'quarter-3': 9, 'quarter-4': 12, 'half-year': 6, 'nine-months': 9, year: 12 }[
      key
    ] ?? null
  )
}
