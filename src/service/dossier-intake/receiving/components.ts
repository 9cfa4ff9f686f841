// Which papers of the published list are still missing. Pure.
import type { Component } from '../../procedures/index.ts'

/** Needed of everybody: no condition speaks of it, no database already holds it, no other paper stands in for it. */
export const isNeeded = ({ when, formula, dataSource, oneOf }: Component): boolean =>
  !when && !formula && !dataSource && !oneOf

/** What must be there before a dossier is received. Of a group any one is enough; without one all its papers are named. */
export function missingOf(components: readonly Component[], has: ReadonlySet<string>): Component[] {
  const served = new Set(components.filter(({ key, oneOf }) => oneOf && has.has(key)).map(({ oneOf }) => oneOf))
  return components.filter((component) => {
    const { key, oneOf, when, formula, dataSource } = component
    if (has.has(key)) return false
    return oneOf ? !when && !formula && !dataSource && !served.has(oneOf) : isNeeded(component)
  })
}

/** What "everything is there" stands for. Which paper of a group it was, somebody has to say. */
export const allNeeded = (components: readonly Component[]): string[] =>
  components.filter(isNeeded).map(({ key }) => key)
