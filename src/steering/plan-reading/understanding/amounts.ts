// Money and quantities as tables print them.

// Text recognition reads 0 as O or o.
const digits = (text: string): string => text.replace(/[oO]/g, '0').replace(/[.,\s\u00a0]/g, '')

const number = String.raw`(?<![\d/.,])[\dOo]{1,3}(?:[.,\s\u00a0][\dOo]{3})+(?![\d/]|[.,]\d)`

const units: [RegExp, number][] = [
  [/^\s*(?:tỷ|tỉ)\b|^\s*(?:tỷ|tỉ)(?!\p{L})/u, 1_000_000_000],
  [/^\s*(?:triệu|tr\.?đ|trđ)(?!\p{L})/u, 1_000_000],
  [/^\s*(?:nghìn|ngàn|ngđ)(?!\p{L})/u, 1_000],
  [/^\s*(?:đồng|VNĐ|VND|đ)(?!\p{L})/iu, 1],
]

/** What one unit of a bare number is worth, from the heading of its column: "(ĐVT: triệu đồng)". */
export const moneyUnit = (heading: string): number => {
  const text = heading.toLowerCase()
  if (/tỷ\s*đồng|tỉ\s*đồng/.test(text)) return 1_000_000_000
  if (/triệu|tr\.?\s?đ/.test(text)) return 1_000_000
  if (/nghìn|ngàn|1[.,]?000\s*đ/.test(text)) return 1_000
  return 1
}

export type Money = { value: number; raw: string; at: number }

const decimal = (text: string): number =>
  Number(
    text
      .replace(/[oO]/g, '0')
      .replace(/\.(?=\d{3}(?:\D|$))/g, '')
      .replace(',', '.'),
  )

/** Every sum of money in a text; bare small numbers are none. */
export const findMoney = (text: string): Money[] => {
  const pattern = new RegExp(
    String.raw`${number}|(?<![\d/.,])\d+(?:[.,]\d{1,2})?(?=\s*(?:triệu|tỷ|tỉ|nghìn|ngàn|trđ|tr\.đ|đồng|VNĐ))`,
    'giu',
  )
  return [...text.matchAll(pattern)].flatMap((match) => {
    const after = text.slice(match.index + match[0].length)
    const worth = units.find(([unit]) => unit.test(after))?.[1] ?? 1
    const grouped = new RegExp(`^${number}$`, 'u').test(match[0])
    const value = Math.round((grouped ? Number(digits(match[0])) : decimal(match[0])) * worth)
    return Number.isSafeInteger(value) && /\d/.test(match[0]) && value >= 1000
      ? [{ value, raw: match[0], at: match.index }]
      : []
  })
}

/** A cell that holds one sum and nothing else but its unit; `unit` is what a bare number is worth. */
export const readMoney = (cell: string, unit = 1): number | null => {
  const text = cell.trim()
  const [only, ...more] = findMoney(text)
  if (
    only &&
    more.length === 0 &&
    /^[^\p{L}\d]*(?:[\d.,\sOo]+)\s*(?:triệu|tỷ|tỉ|nghìn|ngàn)?\s*(?:đồng|đ|VNĐ|VND)?[.;]?$/iu.test(text)
  ) {
    return only.raw === text.replace(/[.;]$/, '') ? only.value * unit : only.value
  }
  if (/^\d+(?:[.,]\d{1,2})?$/.test(text) && unit > 1) return Math.round(decimal(text) * unit)
  if (/^\d{5,}$/.test(text)) return Number(text) * unit
  return null
}

export type Quantity = { value: number; unit: string | null; raw: string }

/** "02 lớp", "50 hồ sơ", "3", "≥ 90 %": a count and what is counted; "2/3 số thôn": a share in percent. */
export const readQuantity = (cell: string): Quantity | null => {
  const raw = cell.trim()
  const match =
    /^[-–≥≤<>]?=?\s*(\d{1,3}(?:\.\d{3})+|\d{1,6}(?:,\d{1,2})?)(?:\s+(\p{L}[\p{L}\s/]{0,40}|%))?[.;]?$/u.exec(raw)
  const share = /^(\d{1,3})\s?\/\s?(\d{1,3})\s+(\p{L}[\p{L}\s]{1,40})[.;]?$/u.exec(raw)
  if (share && Number(share[1]) <= Number(share[2])) {
    return { value: Math.round((1000 * Number(share[1])) / Number(share[2])) / 10, unit: `% ${share[3]!.trim()}`, raw }
  }
  if (!match) return null
  return { value: Number(match[1]!.replaceAll('.', '').replace(',', '.')), unit: match[2]?.trim() ?? null, raw }
}

/** The marks of a "who does it" grid: one x per cell, or several in one. */
export const countMarks = (cell: string): number =>
  /^(?:[xX×✓✔☑+v]\s*)+$/u.test(cell.trim()) ? cell.trim().replace(/\s/g, '').length : 0
