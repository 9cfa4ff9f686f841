// Dates as administrative papers print them: 30/01/2024, ngày 16 tháng 11 năm 2020, and the blanks of drafts.

const day = String.raw`(\d{1,2})`
export const datePattern = String.raw`(?:${day}\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|${day}\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))`

const pad = (value: string): string => value.padStart(2, '0')

/** ISO date of the groups of `datePattern`; null for a date that no calendar has. */
export function isoOf(groups: (string | undefined)[]): string | null {
  const [d1, m1, y1, d2, m2, y2] = groups
  const iso = `${y1 ?? y2}-${pad(m1 ?? m2 ?? '')}-${pad(d1 ?? d2 ?? '')}`
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}
