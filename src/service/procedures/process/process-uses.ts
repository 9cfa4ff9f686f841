// Which procedures run in a process, and whether a version of it fits the term of each.
import { checkProcess, termChecker, type Definition, type ProcessUse } from '../../../foundation/workflow/index.ts'
import { today } from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { cataloguePath } from '../pages/paths.ts'
import { mayKeep } from '../procedure-access.ts'
import { ordinaryTerm } from '../procedure-content.ts'
import { findVersionsInProcess, isLive, type ProcedureVersion } from '../procedure-version.ts'
import { findBindings, type Binding } from './bindings.ts'

export type Candidate = { definition: Definition; subjectKind: string }
export type Use = ProcessUse & {
  version: ProcedureVersion
  /** The version decided last, whenever it begins. */ last: string
}

/** Which version was decided last, and from when, if that is still to come. */
function lastOf(version: ProcedureVersion, bindings: readonly Binding[], on: Temporal.PlainDate) {
  const newest = bindings.find(({ versionId }) => versionId === version.id)
  if (!newest) return { last: version.processVersionId! }
  const { processVersionId: last, from } = newest
  return Temporal.PlainDate.compare(from, on) > 0 ? { last, next: { versionId: last, from } } : { last }
}

/** Announced ones that bind or will, and drafts; by name. */
export async function findProcessUses(
  db: Db,
  actor: Actor,
  { versionIds, candidate }: { versionIds: readonly string[]; candidate: Candidate },
): Promise<Use[]> {
  const versions = (await findVersionsInProcess(db, versionIds)).filter(
    (version) => isLive(version) || (!version.announcedAt && mayKeep(actor, version.authorityPath)),
  )
  const bindings = await findBindings(
    db,
    versions.map(({ id }) => id),
  )
  const optionsOf = termChecker(db)
  const uses: Use[] = []
  for (const version of versions) {
    const { last, next } = lastOf(version, bindings, today(db))
    if (!versionIds.includes(last)) continue
    const term = ordinaryTerm(version)
    const options = await optionsOf(version.authorityPath, term && { amount: term.amount, unit: term.unit })
    uses.push({
      version,
      last,
      name: `${version.name} (${version.code})`,
      href: `${cataloguePath}/${version.procedureId}?ban=${version.number}`,
      versionId: version.processVersionId!,
      ...(next && { next }),
      mayTake: mayKeep(actor, version.authorityPath),
      faults: checkProcess(candidate.definition, { kind: candidate.subjectKind, ...options }),
    })
  }
  return uses
}
