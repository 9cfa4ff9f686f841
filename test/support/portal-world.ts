// The national portal in tests: each has a simulator of its own, and what it sent is looked at afterwards.
import assert from 'node:assert/strict'
import { afterEach, beforeEach } from 'node:test'
import { findDossierByCode } from '../../src/service/dossiers/index.ts'
import { aPortalDossier } from '../../src/service/dossier-exchange/exchange-fixtures.ts'
import { fetchFromPortal } from '../../src/service/dossier-exchange/fetch-dossiers.ts'
import { registerPortal } from '../../src/service/dossier-exchange/portal/current-portal.ts'
import type { Portal } from '../../src/service/dossier-exchange/portal/portal.ts'
import { makeSimulator, type Simulator } from '../../src/service/dossier-exchange/portal/simulator.ts'
import type { Services } from '../../src/kernel/http/context.ts'
import type { TestDatabase } from './database.ts'
import { jobRun } from './job-run.ts'

/** Call it at the top of the file, beside `testDatabase`. Jobs run at `now`, or else when they are run. */
export function portalWorld(test: TestDatabase, services: Services, now?: Temporal.Instant) {
  let portal: Simulator
  let replaced: Portal
  let number = 0

  beforeEach(async () => {
    portal = makeSimulator()
    replaced = registerPortal(portal.portal)
    const { query } = test.database
    await query
      .updateTable('dossier_exchange.portal')
      .set({ read_to: '', failures: 0, failing_since: null, pause_until: null })
      .execute()
    await query.deleteFrom('dossier_exchange.problem').execute()
  })
  afterEach(() => void registerPortal(replaced))

  /** One more dossier as the portal sends it. */
  const next = (changes: Record<string, unknown> = {}) => aPortalDossier((number += 1), changes)
  const problems = () =>
    test.database.query.selectFrom('dossier_exchange.problem').selectAll().orderBy('first_at').orderBy('id').execute()
  const fetch = () => fetchFromPortal.run(jobRun(services, now), {})

  return {
    get portal() {
      return portal
    },
    next,
    /** What `next` gave last, as it would be sent once more. */
    again: (changes: Record<string, unknown> = {}) => aPortalDossier(number, changes),
    fetch,
    problems,
    /** The portal's list is read from its beginning again, as after a crash before the place was kept. */
    rewind: () => test.database.query.updateTable('dossier_exchange.portal').set({ read_to: '' }).execute(),
    /** One more of the portal's dossiers, in the register. */
    async taken(changes: Record<string, unknown> = {}): Promise<{ id: string; code: string }> {
      const payload = next(changes)
      portal.offer(payload)
      await fetch()
      const found = await test.committed((tx) => findDossierByCode(tx, String(payload.MaHoSo)))
      assert.ok(found, JSON.stringify(await problems()))
      return { id: found.id, code: found.code }
    },
  }
}
