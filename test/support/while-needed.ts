/** Opened when first needed, closed when the last of those who announced themselves has left. */
export function whileNeeded<Thing>(make: () => Promise<Thing>, end: (thing: Thing) => Promise<void>) {
  let users = 0
  let thing: Promise<Thing> | undefined
  return {
    join: () => void (users += 1),
    get: (): Promise<Thing> => (thing ??= make()),
    leave: async (): Promise<void> => {
      users -= 1
      if (users > 0 || !thing) return
      const ending = thing
      thing = undefined
      await end(await ending)
    },
  }
}
