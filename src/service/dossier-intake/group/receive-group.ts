// Many applicants, one procedure, one form: each gets a dossier, a number and a receipt of their own, all or none.
import { z } from 'zod'
import type { Answers } from '../../../foundation/forms/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { choice, flag, id, line, lines, many, optionalId } from '../../../kernel/http/fields.ts'
import {
  actByEffect,
  allNeeded,
  applicantKinds,
  chosenOf,
  ensureComplete,
  fileDossier,
  filingInput,
  findSameOpen,
} from '../../dossiers/index.ts'
import type { FeeChoice, ProcedureVersion } from '../../procedures/index.ts'
import { ensureReceives } from '../places.ts'
import { usualCopy } from '../receiving/read-papers.ts'
import { versionSeen } from '../receiving/receive-intake.ts'
import { feeColumns, readGroupFees } from './group-fees.ts'
import { findGroupForm, readAnswersOf, type GroupForm } from './group-form.ts'
import { mostRows, readRows, type Applicant } from './group-rows.ts'

/** Beside these come the choices about the fees, for all of them. */
export const groupInput = z
  .object({
    procedureId: id(),
    versionId: id(),
    receptionUnitId: id(),
    authorityId: optionalId(),
    name: line(200),
    applicantKind: choice(applicantKinds),
    rows: lines(100_000),
    papers: many(line(60), 100),
    all: flag().default(false),
    confirmed: flag().default(false),
  })
  .loose()

type GroupInput = z.output<typeof groupInput>

type Member = { applicant: Applicant; answers: Answers; fees: FeeChoice[] }

/** Nobody is left out silently: every question that must be answered has a column, or the group is not received so. */
function ensureFitsSheet(form: GroupForm | undefined): void {
  const names = form?.tooLarge.map(({ label }) => label).join('; ')
  if (names) throw new AppError('dossier_intake.group_asks_more', 409, { names }, 'rows')
}

async function membersOf(tx: Tx, version: ProcedureVersion, input: GroupInput): Promise<Member[]> {
  const form = await findGroupForm(tx, version)
  ensureFitsSheet(form)
  const { rows, faults } = readRows(input.rows, input.applicantKind, [
    ...(form?.columns ?? []),
    ...feeColumns(version.fees),
  ])
  if (rows.length > mostRows) throw new AppError('dossier_intake.rows_many', 422, { most: mostRows }, 'rows')
  const read = form && (await readAnswersOf(tx, form, rows))
  const fees = readGroupFees(version.fees, input, rows)
  const count = faults.length + (read?.faults.length ?? 0) + fees.faults.length
  if (count > 0) throw new AppError('dossier_intake.rows_wrong', 422, { count }, 'rows')
  if (rows.length === 0) throw new AppError('dossier_intake.rows_none', 422, {}, 'rows')
  return rows.map(({ applicant }, at) => ({
    applicant,
    answers: read?.answers[at] ?? {},
    fees: fees.members[at]?.choices ?? [],
  }))
}

async function ensureNoneTwice(tx: Tx, procedureId: string, applicants: readonly Applicant[]): Promise<void> {
  const open: string[] = []
  for (const applicant of applicants) {
    const found = await findSameOpen(tx, { procedureId, ...applicant })
    if (found) open.push(`${applicant.applicantName} (${found.code})`)
  }
  if (open.length > 0) throw new AppError('dossier_intake.some_open', 409, { names: open.join('; ') }, 'confirmed')
}

function papersOf({ components }: ProcedureVersion, input: GroupInput) {
  const keys = [
    ...new Set([...input.papers, ...(input.all ? allNeeded(components) : []), ...chosenOf(components, input)]),
  ]
  ensureComplete(components, new Set(keys))
  return keys.map((componentKey) => {
    const component = components.find(({ key }) => key === componentKey)
    const usual = component ? usualCopy(component) : { kind: 'original', copies: 1 }
    return { componentKey, copyKind: usual.kind, copies: String(usual.copies) }
  })
}

/** @returns the id of the group */
export async function receiveGroup(tx: Tx, actor: Actor, input: GroupInput): Promise<string> {
  await ensureReceives(tx, actor, input.receptionUnitId)
  const version = await versionSeen(tx, input)
  const members = await membersOf(tx, version, input)
  const papers = papersOf(version, input)
  if (!input.confirmed)
    await ensureNoneTwice(
      tx,
      input.procedureId,
      members.map(({ applicant }) => applicant),
    )
  const groupId = tx.id()
  const { procedureId, receptionUnitId, authorityId } = input
  const common = filingInput.omit({ applicantName: true, applicantKind: true }).parse({
    procedureId,
    receptionUnitId,
    authorityId,
    groupId,
    papers,
  })
  for (const { applicant, answers, fees } of members) {
    const filed = await fileDossier(tx, actor, { ...common, ...applicant, fees }, { answers, procedure: version })
    await actByEffect(tx, actor, filed, 'receive')
  }
  await tx.query
    .insertInto('dossier_intake.party')
    .values({
      id: groupId,
      name: input.name,
      procedure_version_id: version.id,
      reception_unit_id: receptionUnitId,
      size: members.length,
      filed_at: tx.now,
      filed_by: actor.personId,
    })
    .execute()
  return groupId
}
