// How much is being served; beyond the limit the rest is refused at once, so that what was accepted stays quick.
export type Load = { enter: () => boolean; leave: () => void }

export function loadLimit(most: number): Load {
  let running = 0
  return {
    enter: () => {
      if (running >= most) return false
      running += 1
      return true
    },
    leave: () => {
      running -= 1
    },
  }
}
