// Chance with a seed: the same number makes the same world, on every machine and in every run.

export type Chance = {
  /** From 0 up to 1. */
  next: () => number
  /** From 0 up to `below`. */
  whole: (below: number) => number
  /** True this often. */
  often: (share: number) => boolean
  pick: <Item>(items: readonly Item[]) => Item
}

/** Mulberry32, a small generator of 32 bits: plenty for a play, worthless for secrets. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return { next, whole, often: (share) => next() < share, pick: (items) => items[whole(items.length)]! }
}
