import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { dateOf } from '../../foundation/calendar/index.ts'
import { findContactLine, findIssuer } from '../../foundation/organisation/index.ts'
import { findSteps } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import type { OfficialSlip } from '../../kernel/documents/official-slip.ts'
import { AppError, forbidden, notFound } from '../../kernel/errors.ts'
import { choice, flag, id } from '../../kernel/http/fields.ts'
import { findFees, noFees } from '../dossier-fees/index.ts'
import { findCase } from '../dossier-lateness/index.ts'
import { getDossier, mayReveal, type Dossier } from '../dossiers/index.ts'
import { findPapers } from './paper-queries.ts'
import type { PaperBody } from './forms/form-lines.ts'
import { namesNobody, paperBody, paperKeys, type PaperKey } from './paper-form.ts'

export const makePaperInput = z.object({
  id: id(),
  form: choice(paperKeys),
  /** Makes a new paper although nothing has changed, as when the first was issued with a fault. */
  anew: flag().default(false),
})

/** Each form with the number and name that it bears on that day, after which document, and whether that was checked. */
export const findFormsOn = (db: Db, on: Temporal.PlainDate) =>
  db.query
    .selectFrom('dossier_papers.form_number')
    .selectAll()
    .where('valid_from', '<=', on)
    .where(sql<boolean>`coalesce(valid_to, 'infinity') >= ${on}::date`)
    .execute()

/** One of them (the circular of 2025 shifted some numbers by one). */
export async function findFormOn(db: Db, key: string, on: Temporal.PlainDate) {
  const form = (await findFormsOn(db, on)).find((one) => one.form_key === key)
  if (!form) throw new AppError('dossier_papers.no_form_then', 409)
  return form
}

async function nextNumber(tx: Tx, unitId: string, form: PaperKey, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into dossier_papers.counter as counter (unit_id, form_key, year, last) values (${unitId}, ${form}, ${year}, 1)
    on conflict (unit_id, form_key, year) do update set last = counter.last + 1
    returning last`.execute(tx.query)
  return rows[0]!.last
}

/** What the dossier can be printed as now; undefined where it has not come that far. */
export async function bodyOf(db: Db, actor: Actor, dossier: Dossier, form: PaperKey): Promise<PaperBody | undefined> {
  const late = form === 'apology' ? await findCase(db, actor, dossier.id) : undefined
  const asked = form === 'supplement' ? dossier.requests.at(-1)?.asked_by : undefined
  const contact = asked ? await findContactLine(db, asked) : ''
  const steps = form === 'control' ? await findSteps(db, dossier.id) : []
  const fees = form === 'receipt' ? await findFees(db, dossier) : noFees
  return paperBody(form, { dossier, steps, late, fees, contact })
}

/** What names the applicant in full goes only to whoever may see the numbers in full. */
export const mayPrint = (actor: Actor, dossier: Dossier, form: string): boolean =>
  namesNobody(form) || mayReveal(actor, dossier)

function ensureMayPrint(actor: Actor, dossier: Dossier, form: string): void {
  if (!mayPrint(actor, dossier, form)) throw forbidden({ action: 'dossiers.reveal' })
}

/**
 * Prints a form of a dossier: the first time it gets a number, and what it says is kept; afterwards the same paper is
 * printed again, or a new one with a new number where the dossier has changed. Each printing is recorded.
 * @returns the paper's id
 */
export async function makePaper(tx: Tx, actor: Actor, input: z.output<typeof makePaperInput>): Promise<string> {
  const dossier = await getDossier(tx, actor, input.id)
  ensureMayPrint(actor, dossier, input.form)
  const body = await bodyOf(tx, actor, dossier, input.form)
  if (!body) throw new AppError('dossier_papers.not_yet', 409, { code: dossier.code })
  const madeFrom = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const last = (await findPapers(tx, dossier.id)).find((paper) => paper.form_key === input.form)
  const paperId =
    last && last.made_from === madeFrom && !input.anew
      ? last.id
      : await issue(tx, actor, { dossier, form: input.form, body, madeFrom })
  await tx.query
    .insertInto('dossier_papers.printing')
    .values({ id: tx.id(), paper_id: paperId, printed_at: tx.now, printed_by: actor.personId })
    .execute()
  await announce(tx, actor, {
    name: 'dossier_papers.printed',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.reception_unit_id,
    detail: { code: dossier.code, form: input.form, again: paperId === last?.id },
  })
  return paperId
}

type Issue = { dossier: Dossier; form: PaperKey; body: PaperBody; madeFrom: string }

async function issue(tx: Tx, actor: Actor, { dossier, form, body, madeFrom }: Issue): Promise<string> {
  const on = dateOf(tx.now)
  const layout = await findFormOn(tx, form, on)
  const unitId = form === 'apology' || form === 'stop' ? dossier.competent_unit_id : dossier.reception_unit_id
  const number = await nextNumber(tx, unitId, form, on.year)
  const slip: Omit<OfficialSlip, 'issuedAt'> = {
    ...(await findIssuer(tx, unitId)),
    form: `Mẫu số ${layout.number}`,
    number: `Số: ${layout.pattern.replace('{n}', String(number).padStart(2, '0'))}`,
    title: layout.name,
    about: [],
    ...body,
    scanned: dossier.code,
    // Of a form whose fields nobody could check against the circular, the paper says so: as its row does, not as code.
    trace: layout.verified ? '' : `Theo ${layout.document}`,
  }
  const id = tx.id()
  await tx.query
    .insertInto('dossier_papers.paper')
    .values({
      id,
      dossier_id: dossier.id,
      form_key: form,
      unit_id: unitId,
      year: on.year,
      number,
      slip: JSON.stringify(slip),
      made_from: madeFrom,
      made_at: tx.now,
      made_by: actor.personId,
    })
    .execute()
  return id
}

/** A paper of a dossier that the reader may see, and print. */
export async function getPaper(db: Db, actor: Actor, dossierId: string, paperId: string) {
  const dossier = await getDossier(db, actor, dossierId)
  const paper = (await findPapers(db, dossier.id)).find(({ id }) => id === paperId)
  if (!paper) throw notFound()
  ensureMayPrint(actor, dossier, paper.form_key)
  return { dossier, paper }
}
