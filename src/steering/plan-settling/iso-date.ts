/** The day, when the text is one that exists: "2026-02-30" is none. */
export function isoDay(text: string | null | undefined): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
