import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { definedActions } from '../../kernel/access/actor.ts'
import './organisation-access.ts'

const folder = new URL('./', import.meta.url)
const readme = readFileSync(new URL('README.md', folder), 'utf8')

test('the page about the module names each action with its roles', () => {
  const told = new Map(
    [...readme.matchAll(/^\| `(organisation\.\w+)` \| ([^|]+) \|$/gm)].map(([, action, roles]) => [action, roles!]),
  )
  const own = [...definedActions()].filter(([action]) => action.startsWith('organisation.'))
  assert.deepEqual(new Set(told.keys()), new Set(own.map(([action]) => action)))
  for (const [action, roles] of own) for (const role of roles) assert.ok(told.get(action)?.includes(role), action)
})

test('the page about the module names each event that it announces, and no other', () => {
  const announced = globSync('**/*.ts', { cwd: folder })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => {
      const text = readFileSync(new URL(path, folder), 'utf8')
      return [...text.matchAll(/name: '(organisation\.\w+)',\s+subjectKind/g)].map(([, name]) => name!)
    })
  const [, section = ''] = readme.split('## Events')
  const told = [...section.matchAll(/`(organisation\.\w+)`/g)].map(([, name]) => name!)
  assert.deepEqual(new Set(told), new Set(announced))
})
