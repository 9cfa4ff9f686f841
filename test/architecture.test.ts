import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import {
  edgesOf,
  findCircle,
  importsOf,
  isModule,
  isTest,
  listedModules,
  moduleOrder,
  placeOf,
  readSources,
  root,
  tablesOfSchemas,
  wingOf,
  wings,
} from './support/source-graph.ts'

const files = readSources()
const edges = edgesOf(files)
const order = moduleOrder(files)
const product = files.filter(({ path }) => !isTest(path))

const none = (problems: string[], rule: string) =>
  assert.equal(problems.length, 0, `${rule}:\n  ${problems.join('\n  ')}`)

test('the house has only the rooms it is known to have', () => {
  const places = new Set(files.map(({ path }) => placeOf(path)))
  const strange = [...places].filter(
    (place) => !isModule(place) && !['root', 'kernel', 'islands', 'demo'].includes(place),
  )
  none(strange, 'a folder of src that is neither kernel, islands, demo nor a wing')
})

test('the kernel and the islands import no module', () => {
  const wrong = edges.filter(
    ({ from, to, file, target }) =>
      ['kernel', 'islands'].includes(from) && to !== 'islands' && !(isTest(file) && target.startsWith('test/')),
  )
  none(
    wrong.map(({ file, target }) => `${file} → ${target}`),
    'the kernel imports something above it',
  )
})

test('a module imports the kernel and what stands before it in modules.ts', () => {
  const listed = listedModules(files.find(({ path }) => path === 'src/modules.ts'))
  // What brings no pages need not be listed; wings and circles are watched below for all.
  const isLater = (to: string, from: string) =>
    listed.includes(to) && listed.includes(from) && listed.indexOf(to) >= listed.indexOf(from)
  const later = edges.filter(({ from, to }) => isModule(from) && (to === 'root' || isLater(to, from)))
  none(
    later.map(({ file, target }) => `${file} → ${target}`),
    'an import of something later',
  )
})

test('no wing reaches to a wing on its right', () => {
  const reaching = edges.filter(
    ({ from, to }) => isModule(from) && isModule(to) && wings.indexOf(wingOf(to)) > wings.indexOf(wingOf(from)),
  )
  none(
    reaching.map(({ file, target }) => `${file} → ${target}`),
    'a wing that reaches right',
  )
})

test('modules are entered through their index.ts; tests may also use their fixtures', () => {
  const deep = edges.filter(({ to, target, file }) => {
    if (!isModule(to) || target === `src/${to}/index.ts`) return false
    return !(isTest(file) && target.endsWith('-fixtures.ts'))
  })
  none(
    deep.map(({ file, target }) => `${file} → ${target}`),
    'a deep import',
  )
})

test('modules import each other in no circle, nor do files', () => {
  const modules = Map.groupBy(
    edges.filter(({ from, to }) => isModule(from) && isModule(to)),
    ({ from }) => from,
  )
  const circle = findCircle(new Map([...modules].map(([from, list]) => [from, list.map(({ to }) => to)])))
  assert.equal(circle, undefined, `a circle of modules: ${circle?.join(' → ')}`)

  // Types too: two files that name each other's cannot be understood one after the other.
  const knot = findCircle(new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)])))
  assert.equal(knot, undefined, `a circle of files: ${knot?.join(' → ')}`)
})

test('a module has a door and a page that explains it', () => {
  const bare = order.flatMap((module) =>
    ['index.ts', 'README.md']
      .filter((name) => globSync(`src/${module}/${name}`, { cwd: root }).length === 0)
      .map((name) => `src/${module}/${name}`),
  )
  none(bare, 'missing')
})

test('the tables of a module are named only inside its folder', () => {
  const wrong: string[] = []
  for (const [schema, tables] of tablesOfSchemas()) {
    const owner = schema.replaceAll('_', '-')
    const named = new RegExp(
      `(?:['"\`]|\\b(?:from|join|into|update|table|only|references)\\s+)${schema}\\.(?:${tables.join('|')})\\b(?!\\.?[\\w-]*\\()`,
      'i',
    )
    for (const { path, text } of product) {
      const inside = placeOf(path) === owner || placeOf(path).endsWith(`/${owner}`)
      const found = inside ? null : named.exec(text)
      if (found) wrong.push(`${path} names ${found[0]}`)
    }
  }
  none(wrong, "another module's table")
})

test('transactions open in the action wrapper and the job runner only', () => {
  // Signing in commits what it refuses: a failed attempt has to be counted.
  const allowed = /^src\/(main\.ts|kernel\/(audit|database|http|jobs|sessions)\/)/
  const wrong = product.filter(
    ({ path, imports }) =>
      !allowed.test(path) && imports.some(({ names }) => /\b(inTransaction|connect)\b/.test(names)),
  )
  none(
    wrong.map(({ path }) => path),
    'opens a transaction or a connection of its own',
  )
})

test('few reach beyond whoever asks', () => {
  // Each of these was thought about (docs/decisions/0013): start-up and jobs act in nobody's name, a follower has proven
  // the secret of the receipt, and whoever waits for another unit's dossier sees where it stands and of nobody whose it is.
  const allowed = [
    'src/kernel/http/app.ts',
    'src/kernel/jobs/worker.ts',
    'src/main.ts',
    'src/service/dossier-following/routes.ts',
    'src/service/dossiers/interlinked.ts',
  ]
  const reaching = product.filter(({ imports }) =>
    imports.some(({ names }) => /\b(everything|beyondReach|withReach)\b/.test(names)),
  )
  assert.deepEqual(reaching.map(({ path }) => path).toSorted(), allowed, 'sets its own reach')
})

/** What is left of a condition when everything in brackets is taken out. */
function outsideBrackets(condition: string): string {
  const inner = condition.replace(/\([^()]*\)/g, '')
  return inner === condition ? condition : outsideBrackets(inner)
}

test('a condition that stands beside others has its "or" in brackets', () => {
  // Kysely joins what several `where` say with a bare `and`: an `or` outside brackets undoes all the others.
  const condition = /\.(?:where|having)\(\s*sql(?:<\w+>)?`((?:[^`\\$]|\$\{[^{}]*\})*)`/g
  const loose = ({ path, text }: { path: string; text: string }) =>
    [...text.matchAll(condition)]
      .filter(([, said]) => /\bor\b/i.test(outsideBrackets(said!)))
      .map(([, said]) => `${path}: ${said}`)
  none(product.flatMap(loose), 'an "or" outside brackets')
  const wrong = { path: 'here', text: '.where(sql<SqlBool>`(${a} or b) and c or d = any (${[e]})`)' }
  assert.equal(loose(wrong).length, 1)
  assert.equal(loose({ ...wrong, text: wrong.text.replace('`(', '`((').replace('`)', ')`)') }).length, 0)
})

test('the product does not import its tests', () => {
  const wrong = product.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => !target.startsWith('src/') || isTest(target))
      .map(({ target }) => `${path} → ${target}`),
  )
  none(
    wrong.filter((line) => !line.endsWith('package.json')),
    'an import out of src',
  )
})

test('no file knows the machine it was written on', () => {
  const paths = globSync('{src,test,scripts,bench,migrations,docs}/**/*.{ts,mjs,js,sql,css,json,md,yml}', { cwd: root })
  const machine = /(?<![\w.:/-])\/(?:work|home|root|Users|tmp)\/\w/
  const wrong = [...paths, ...globSync('*.{json,md}', { cwd: root })].filter((path) =>
    machine.test(readFileSync(resolve(root, path), 'utf8')),
  )
  none(wrong, 'names a path of a machine')
  const lock = readFileSync(resolve(root, 'package-lock.json'), 'utf8')
  assert.doesNotMatch(lock, /"resolved"/, 'package-lock.json names the registry it was made with: npm run lock')
})

test('files are small on the whole', () => {
  const lines = product.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  const sorted = lines.toSorted((a, b) => a.lines - b.lines)
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]?.lines ?? 0
  const long = sorted.filter((file) => file.lines > 300 && !file.path.endsWith('/tables.ts')).toReversed()
  console.log(
    `   ${sorted.length} files, median ${at(0.5)} lines, ninetieth percentile ${at(0.9)}, ${long.length} above 300`,
  )
  for (const file of long) console.log(`   ${file.lines} ${file.path}`)
  assert.ok(at(0.5) <= 75 && at(0.9) <= 190, 'files have grown: split what does two things')
})

test('imports are found in every form they are written in', () => {
  const text = `import a from './a.ts'
import type { B } from '../plans/index.ts'
export { c } from './c.ts'
import {
  d,
} from './d.ts'
import './e.css'
export const notAnImport = new URL('./g.ts', import.meta.url)
import { test } from 'node:test'
const f = await import('./f.ts')`
  assert.deepEqual(
    importsOf('src/steering/reports/x.ts', text).map(({ target }) => target),
    [
      'src/steering/reports/a.ts',
      'src/steering/plans/index.ts',
      'src/steering/reports/c.ts',
      'src/steering/reports/d.ts',
      'src/steering/reports/e.css',
      'src/steering/reports/f.ts',
    ],
  )
})

test('the order of modules is read from the list', () => {
  const text = `import { kernelModule } from './kernel/index.ts'
import { calendar } from './foundation/calendar/index.ts'
import { plans } from './steering/plans/index.ts'
export const modules: readonly Module[] = [kernelModule, plans, calendar]`
  const list = { path: 'src/modules.ts', text, imports: importsOf('src/modules.ts', text) }
  assert.deepEqual(listedModules(list), ['steering/plans', 'foundation/calendar'])
})

test('circles are found', () => {
  const graph = (text: string) => new Map(text.split(' ').map((pair) => [pair[0]!, pair.slice(1).split('')] as const))
  assert.deepEqual(findCircle(graph('ab bc ca')), ['a', 'b', 'c', 'a'])
  assert.equal(findCircle(graph('abc bc c')), undefined)
})
