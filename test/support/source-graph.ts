import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

// The code as text: who imports whom, and where it stands in the house.

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const wings = ['foundation', 'service', 'steering', 'publication'] as const
export type Wing = (typeof wings)[number]

export type Import = { target: string; names: string }
export type SourceFile = { path: string; text: string; imports: Import[] }

/** A module is named by its folder, as in steering/plans; everything else is the kernel or the root. */
export function placeOf(path: string): string {
  const [, first = '', second = ''] = path.split('/')
  if ((wings as readonly string[]).includes(first)) return `${first}/${second}`
  return path.split('/').length > 2 ? first : 'root'
}

export const isModule = (place: string): boolean => place.includes('/')
export const wingOf = (module: string): Wing => module.split('/')[0] as Wing
export const isTest = (path: string): boolean => path.endsWith('.test.ts')

const importPattern =
  /^\s*(?:import|export)\s+(?:type\s+)?(?:([\w$*{}\s,]+?)\s*from\s*)?['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/gm

export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map(([, names = '', target = '', dynamic = '']) => ({
    target: relative(root, resolve(root, dirname(path), target || dynamic)),
    names,
  }))
}

export function readSources(): SourceFile[] {
  const paths = globSync('src/**/*.ts', { cwd: root }).toSorted()
  return paths.map((path) => {
    const text = readFileSync(resolve(root, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })
}

/** The modules in the order of modules.ts; those that are not listed there (they bring no pages) stand first. */
export function moduleOrder(files: SourceFile[]): string[] {
  const found = [...new Set(files.map(({ path }) => placeOf(path)).filter(isModule))]
  const listed = listedModules(files.find(({ path }) => path === 'src/modules.ts'))
  return [...found.filter((module) => !listed.includes(module)), ...listed]
}

export function listedModules(list: SourceFile | undefined): string[] {
  const array = /modules[^=]*=\s*\[([^\]]*)\]/.exec(list?.text ?? '')?.[1] ?? ''
  return array
    .split(',')
    .map((word) => word.trim())
    .flatMap((name) => list?.imports.find(({ names }) => new RegExp(`\\b${name}\\b`).test(names)) ?? [])
    .map(({ target }) => placeOf(target))
    .filter(isModule)
}

export type Edge = { from: string; to: string; file: string; target: string }

/** Imports from one place into another. */
export const edgesOf = (files: SourceFile[]): Edge[] =>
  files.flatMap(({ path, imports }) =>
    imports
      .map(({ target }) => ({ from: placeOf(path), to: placeOf(target), file: path, target }))
      .filter(({ from, to }) => from !== to),
  )

/** One circle among the nodes, or undefined. */
export function findCircle(next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (node: string, trail: string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const neighbour of next.get(node) ?? []) {
      const circle = walk(neighbour, [...trail, node])
      if (circle) return circle
    }
    done.add(node)
    return undefined
  }
  for (const node of next.keys()) {
    const circle = walk(node, [])
    if (circle) return circle
  }
  return undefined
}

/** The tables of each schema as the migrations make them. */
export function tablesOfSchemas(): Map<string, string[]> {
  const folder = resolve(root, 'migrations')
  const sql = existsSync(folder)
    ? globSync('*.sql', { cwd: folder }).map((file) => readFileSync(resolve(folder, file), 'utf8'))
    : []
  const names = sql.flatMap((text) => [
    ...text.matchAll(/create (?:unlogged )?(?:table|(?:materialized )?view) (?:if not exists )?(\w+)\.(\w+)/gi),
  ])
  const grouped = Map.groupBy(names, ([, schema]) => schema!)
  return new Map([...grouped].map(([schema, list]) => [schema, list.map(([, , table]) => table!)]))
}
