// What the demo does not happen to have: one of each thing that has a page of its own, so that no page goes unseen.
import { sql } from 'kysely'
import { findActor } from '../../src/kernel/access/actor-source.ts'
import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { AppError } from '../../src/kernel/errors.ts'
import { startDraft } from '../../src/foundation/forms/drafts/save-draft.ts'
import { startVersion } from '../../src/foundation/forms/edit-form.ts'
import { newDraft } from '../../src/foundation/workflow/designing/new-draft.ts'
import { keepProblem } from '../../src/service/dossier-exchange/keep-problem.ts'
import { prepareShipment } from '../../src/service/dossier-shipments/sending/prepare-shipment.ts'
import { takeNews } from '../../src/service/dossier-shipments/news/take-news.ts'
import { aProcedure, draftProcedure } from '../../src/service/procedures/index.ts'
import { castPlan, type CastName } from './cast.ts'

async function actorOf(tx: Tx, who: CastName): Promise<Actor> {
  const account = await tx.query
    .selectFrom('kernel.account')
    .select(['id', 'person_id as personId'])
    .where('login', '=', castPlan[who].login)
    .executeTakeFirstOrThrow()
  return (await findActor(tx, account))!
}

const idOf = async (tx: Tx, query: ReturnType<typeof sql<{ id: string }>>): Promise<string> =>
  (await query.execute(tx.query)).rows[0]!.id

/** @returns addresses to which no page leads without something having been done first, by the path of their page */
export async function makeRarePages(tx: Tx): Promise<Record<string, string>> {
  const [administrator, clerk, officer] = [
    await actorOf(tx, 'administrator'),
    await actorOf(tx, 'clerk'),
    await actorOf(tx, 'procedureOfficer'),
  ]
  const authorityId = await idOf(tx, sql`select id from organisation.unit where nlevel(path) = 1`)
  const formId = await idOf(tx, sql`select id from forms.version where published_at is not null limit 1`)
  const newForm = await startVersion(tx, administrator, { id: formId })
  const draft = await startDraft(tx, administrator, { versionId: formId, purpose: 'forms.trial' })
  const processId = await idOf(tx, sql`select id from workflow.process_version where published_at is not null limit 1`)
  const { versionId: newProcess } = await newDraft(tx, administrator, { id: processId })
  const files = [{ key: 'huong-dan', role: 'guide', title: 'Hướng dẫn', link: 'https://anbinh.example/tep' } as const]
  const content = aProcedure({ name: 'Thủ tục đang soạn', files })
  const { versionId: written } = await draftProcedure(tx, officer, {
    authorityId,
    kind: 'public',
    code: '1.900777',
    content,
    formVersionId: null,
    processVersionId: null,
  })
  // One that was amended, to be compared.
  const amended = await idOf(tx, sql`select procedure_id as id from procedures.version where number = 2 limit 1`)
  await keepProblem(tx, { MaHoSo: 'rác' }, new AppError('dossier_exchange.garbage', 422, { place: 'MaHoSo' }))
  const problem = await idOf(tx, sql`select id from dossier_exchange.problem limit 1`)
  await takeNews(tx, 'HTTP 500')
  const news = await idOf(tx, sql`select id from dossier_shipments.news limit 1`)
  const dossier = await idOf(
    tx,
    sql`select dossier.id from dossiers.dossier join dossiers.course on course.dossier_id = dossier.id
      where dossier.reception_unit_id = ${clerk.unitId} and accepted_at is not null and ended_at is null
      order by filed_at limit 1`,
  )
  const joint = await idOf(
    tx,
    sql`select dossier.id from dossiers.dossier join dossiers.course on course.dossier_id = dossier.id
      join procedures.version on version.id = dossier.procedure_version_id
      where dossier.reception_unit_id = ${clerk.unitId} and version.content -> 'interlinked' = 'true'
        and course.accepted_at is not null and course.ended_at is null limit 1`,
  )
  // A step of a role that nobody of its unit has.
  const { rows: stuck } = await sql<{ id: string; subject_id: string }>`
    update workflow.step set role = 'unit_head', unit_id = ${clerk.unitId}, person_id = null, nobody_since = ${tx.now}
    where id = (select id from workflow.step where closed_at is null and subject_id = ${dossier} limit 1)
    returning id, subject_id`.execute(tx.query)
  const group = await idOf(tx, sql`select group_id as id from dossiers.dossier where group_id is not null limit 1`)
  const party = { partyName: 'Lò Thị Mai', partyAddress: 'Thôn 3', payer: 'applicant' as const }
  const shipment = await prepareShipment(tx, clerk, { dossierId: dossier, direction: 'request', ...party })
  return {
    '/bieu-mau/ban/:id/sua': `/bieu-mau/ban/${newForm}/sua`,
    '/bieu-mau/ban/:id/so-sanh': `/bieu-mau/ban/${newForm}/so-sanh`,
    '/ban-nhap/:id': `/ban-nhap/${draft}`,
    '/ban-nhap/:id/xem': `/ban-nhap/${draft}/xem`,
    '/dia-gioi/xa': '/dia-gioi/xa?tinh=97',
    '/quy-trinh/phien-ban/:id/so-sanh': `/quy-trinh/phien-ban/${newProcess}/so-sanh?voi=${processId}`,
    '/buu-chinh/bang-ke.pdf': `/buu-chinh/bang-ke.pdf?don-vi=${clerk.unitId}`,
    '/buu-chinh/tin/:id': `/buu-chinh/tin/${news}`,
    '/buu-chinh/:id{[0-9a-f-]{36}}': `/buu-chinh/${shipment}`,
    '/thu-tuc/ban-thao/:id/tep/bo': `/thu-tuc/ban-thao/${written}/tep/bo?tep=huong-dan`,
    '/thu-tuc/:id/so-sanh': `/thu-tuc/${amended}/so-sanh`,
    '/tiep-nhan/nhom/:id': `/tiep-nhan/nhom/${group}`,
    '/tiep-nhan/:id': `/tiep-nhan/${dossier}`,
    '/ket-noi/cong-quoc-gia/:id': `/ket-noi/cong-quoc-gia/${problem}`,
    '/ho-so/:id/buoc/:stepId/chuyen-don-vi': `/ho-so/${stuck[0]!.subject_id}/buoc/${stuck[0]!.id}/chuyen-don-vi`,
    '/ho-so/hang-loat': '/ho-so/hang-loat?danh-sach=don-vi&xong=1',
    '/ho-so/:id/lien-thong': `/ho-so/${joint}/lien-thong`,
    '/ho-so/:id/phieu/:form': `/ho-so/${dossier}/phieu/receipt`,
  }
}
