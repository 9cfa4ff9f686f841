/** Numbers of siblings as printed, put right where a typist or text recognition printed one twice. */
export type SettledNumber = { value: number; misprinted: boolean }

/**
 * A number that stands twice is wrong once: the first time where its predecessor is missing, else the second time where
 * its successor is. Gaps stay: a part may have been left out on purpose.
 */
export function settleNumbers(printed: number[]): SettledNumber[] {
  const settled = printed.map((value) => ({ value, misprinted: false }))
  for (let i = 1; i < settled.length; i++) {
    const previous = settled[i - 1]!
    const current = settled[i]!
    if (current.value !== previous.value) continue
    const expected = (settled[i - 2]?.value ?? 0) + 1
    if (expected === previous.value - 1) Object.assign(previous, { value: expected, misprinted: true })
    else if (settled[i + 1]?.value !== current.value + 1)
      Object.assign(current, { value: current.value + 1, misprinted: true })
  }
  return settled
}

/** The numbers that a run of siblings leaves out between its first and its last. */
export function missingNumbers(values: number[]): number[] {
  const present = new Set(values)
  const first = Math.min(...values)
  return Array.from({ length: Math.max(...values) - first }, (_, i) => first + i).filter((value) => !present.has(value))
}
