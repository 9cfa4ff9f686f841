import { inspect } from 'node:util'
import type { TestEvent } from 'node:test/reporters'

/** What a shard tells the program that started it. */
export type Counts = { passed: number; failed: number }

type Failure = { cause?: unknown; failureType?: string }

/** Says nothing of tests that pass, everything of those that fail, and the counts to who started the process. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = { passed: 0, failed: 0 }
  const titles: string[] = []
  for await (const event of events) {
    if (event.type === 'test:start') {
      titles.splice(event.data.nesting, Infinity, event.data.name)
    } else if (event.type === 'test:pass' && event.data.details.type !== 'suite') {
      if (event.data.skip || event.data.todo) yield `left out: ${event.data.name}\n`
      else counts.passed += 1
    } else if (event.type === 'test:fail') {
      const error = event.data.details.error as Failure
      // The children have said why.
      if (error.failureType === 'subtestsFailed') continue
      counts.failed += 1
      const title = [...titles.slice(0, event.data.nesting), event.data.name].join(' › ')
      yield `\n✖ ${title}\n${indent(inspect(error.cause ?? error, { depth: 5 }))}\n`
    }
  }
  process.send?.(counts)
}

const indent = (text: string): string => text.replaceAll(/^/gm, '    ')
