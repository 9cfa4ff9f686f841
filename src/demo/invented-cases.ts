// Dossiers that do not go the ordinary way, one of each kind, as they stand today: waiting for the applicant's payment,
// being verified, half done in two units, received next door, a group, by post, waiting for the tax office, late.
import { dateOf, isWorkingDay } from '../foundation/calendar/index.ts'
import type { Actor } from '../kernel/access/actor.ts'
import { groupInput, receiveGroup } from '../service/dossier-intake/index.ts'
import { recordArrivedPapers } from '../service/dossier-shipments/index.ts'
import { decideApology, watchAll } from '../service/dossier-lateness/index.ts'
import { findCalendar, getDossier, startInterlinked } from '../service/dossiers/index.ts'
import type { ProcedureVersion } from '../service/procedures/index.ts'
import { declare } from './invented-answers.ts'
import { scanOf } from './invented-papers.ts'
import { act, at, broughtFor, file, somebody, workdayFrom, type Shop } from './invented-shop.ts'

type Versions = ReadonlyMap<string, ProcedureVersion>
type Case = (shop: Shop, versions: Versions) => Promise<void>

const landTransfer = 'Đăng ký biến động do chuyển nhượng, tặng cho quyền sử dụng đất'

/** One after another, each on its day: how many days of work ago, who, what. */
type Deed = readonly [ago: number, who: Actor, action: string, more?: Parameters<typeof act>[4]]

async function tell({ tx, today }: Shop, id: string, deeds: readonly Deed[]): Promise<void> {
  for (const [index, [ago, who, action, more]] of deeds.entries())
    await act(at(tx, workdayFrom(today, -ago), 60 + index * 10), who, id, action, more)
}

const daysAgo = ({ tx, today }: Shop, days: number) => at(tx, workdayFrom(today, -days), 30)

const awaitsPayment: Case = async (shop, versions) => {
  const { clerk, landHead, landSpecialist } = shop.world.cast
  const more = { abstract: 'Tách thửa 112, tờ bản đồ số 9 thành hai thửa' }
  const id = await file(daysAgo(shop, 9), shop, versions.get('Tách thửa, hợp thửa đất')!, clerk, more)
  await tell(shop, id, [
    [9, clerk, 'receive'],
    [8, landHead, 'forward'],
    [4, landSpecialist, 'propose'],
    [3, landHead, 'approve'],
    [2, landSpecialist, 'send_notice', { note: 'Lệ phí trước bạ 1.250.000 đồng, theo thông báo số 214/TB-T3' }],
  ])
}

const isVerified: Case = async (shop, versions) => {
  const { clerk, communeUnitHead, communeSpecialist } = shop.world.cast
  const version = versions.get('Đăng ký lại khai sinh')!
  const id = await file(daysAgo(shop, 5), shop, version, clerk, { termKey: 'xac-minh' })
  await tell(shop, id, [
    [5, clerk, 'receive'],
    [5, communeUnitHead, 'forward'],
    [3, communeSpecialist, 'verify', { note: 'Gửi UBND phường Hội Long xác minh nơi đăng ký trước đây' }],
  ])
}

const halfDone: Case = async (shop, versions) => {
  const { clerk, landHead, landSpecialist } = shop.world.cast
  const more = { abstract: 'Nhà ở hai tầng tại thửa 31, tờ bản đồ số 4' }
  const id = await file(daysAgo(shop, 6), shop, versions.get('Cấp giấy phép xây dựng nhà ở riêng lẻ')!, clerk, more)
  await tell(shop, id, [
    [6, clerk, 'receive'],
    [5, landHead, 'forward'],
    [3, landSpecialist, 'inspected', { step: 'inspect' }],
  ])
}

const receivedNextDoor: Case = async (shop, versions) => {
  const { world } = shop
  const { otherClerk, landHead } = world.cast
  const receptionUnitId = world.units.tanLapSouthCentre
  const more = { receptionUnitId, authorityId: world.units.tanLap, abstract: 'Tặng cho thửa 88, tờ bản đồ số 12' }
  const id = await file(daysAgo(shop, 3), shop, versions.get(landTransfer)!, otherClerk, more)
  await tell(shop, id, [
    [3, otherClerk, 'receive'],
    [2, landHead, 'forward'],
  ])
}

const cameAsGroup: Case = async (shop, versions) => {
  const { cast, units } = shop.world
  const { id: versionId, procedureId } = versions.get('Hỗ trợ học sinh bán trú vùng khó khăn')!
  const people = Array.from({ length: 4 }, () => somebody(shop.chance))
  const group = groupInput.parse({
    procedureId,
    versionId,
    receptionUnitId: units.tanLapCentre,
    name: 'Phụ huynh thôn 3',
    applicantKind: 'citizen',
    rows: people.map(({ applicantName, applicantNumber }) => `${applicantName}\t${applicantNumber}`).join('\n'),
    all: 'on',
  })
  await receiveGroup(daysAgo(shop, 1), cast.clerk, group)
}

const cameByPost: Case = async (shop, versions) => {
  const { clerk } = shop.world.cast
  const tx = daysAgo(shop, 2)
  // Brought by the postman before it was keyed.
  const arrivedAt = tx.now.subtract({ minutes: 25 })
  const returnAddress = 'Thôn 6, xã Tân Lập, tỉnh An Bình'
  const more = { channel: 'post', returnBy: 'post', returnAddress }
  const id = await file(tx, shop, versions.get('Hỗ trợ chi phí mai táng')!, clerk, more)
  const item = { shipmentNumber: 'EA123456789VN', sender: 'Bưu điện Tân Lập', arrivedAt }
  await recordArrivedPapers(tx, clerk, id, item)
  await tell(shop, id, [[2, clerk, 'receive']])
}

/** Declared on paper and scanned; nobody has typed it into the electronic form yet. */
const declaredOnPaper: Case = async (shop, versions) => {
  const { clerk, communeUnitHead } = shop.world.cast
  const version = versions.get('Đăng ký khai sinh')!
  const tx = daysAgo(shop, 1)
  const person = somebody(shop.chance)
  const { answers } = declare(version, person, dateOf(tx.now), shop.chance)
  const fileId = await scanOf(tx, shop, clerk, version, answers)
  const [declaration, ...others] = broughtFor(version)
  const papers = [{ ...declaration!, fileId }, ...others]
  const id = await file(tx, shop, version, clerk, { ...person, papers, answers: {} })
  await tell(shop, id, [
    [1, clerk, 'receive'],
    [1, communeUnitHead, 'forward'],
  ])
}

const waitsForTax: Case = async (shop, versions) => {
  const { cast, units } = shop.world
  const { clerk, landHead, landSpecialist, taxOfficer } = cast
  const version = versions.get('Đăng ký, cấp giấy chứng nhận quyền sử dụng đất lần đầu')!
  const more = { abstract: 'Thửa 45, tờ bản đồ số 7' }
  const id = await file(daysAgo(shop, 7), shop, version, clerk, more)
  await tell(shop, id, [
    [7, clerk, 'receive'],
    [6, landHead, 'forward'],
  ])
  const tax = versions.get('Xác định nghĩa vụ tài chính về đất đai')!
  const needed = {
    id,
    procedureId: tax.procedureId,
    receptionUnitId: units.taxOffice,
    abstract: 'Phiếu chuyển thông tin số 31',
  }
  const child = await startInterlinked(daysAgo(shop, 3), landSpecialist, needed)
  await tell(shop, child.id, [[2, taxOfficer, 'receive', { papers: broughtFor(tax) }]])
}

/** Received long enough ago that its date has gone by, whatever holidays lie between; it stands with the specialist. */
async function overdue(shop: Shop, versions: Versions, ago: number, abstract: string) {
  const { clerk, landHead } = shop.world.cast
  const id = await file(daysAgo(shop, ago), shop, versions.get(landTransfer)!, clerk, { abstract })
  await tell(shop, id, [
    [ago, clerk, 'receive'],
    [ago - 1, landHead, 'forward'],
  ])
  return { id, due: (await getDossier(shop.tx, clerk, id)).due_at! }
}

/** The head apologised in time; the new date went by as well. */
const lateAfterApology: Case = async (shop, versions) => {
  const { tx, world, today } = shop
  const { id, due } = await overdue(shop, versions, 22, 'Chuyển nhượng thửa 17, tờ bản đồ số 3')
  const dayBefore = workdayFrom(dateOf(due), -1)
  const calendar = await findCalendar(at(tx, dayBefore, 90), world.cast.landHead.unitPath)
  let newDate = workdayFrom(today, -2)
  while (!isWorkingDay(calendar, newDate)) newDate = workdayFrom(newDate, -1)
  await watchAll(at(tx, dayBefore, 90))
  await decideApology(at(tx, dayBefore, 120), world.cast.landHead, {
    id,
    apology: 'sent',
    reason: 'Ranh giới thửa đất phải đo lại cùng hộ liền kề',
    newDate,
  })
}

/** Its result went out late all the same; the head still waits for the reasons. */
const lateUnexplained: Case = async (shop, versions) => {
  const { tx, world } = shop
  const { clerk, landHead, landSpecialist, communeChairman } = world.cast
  const { id, due } = await overdue(shop, versions, 24, 'Chuyển nhượng thửa 204, tờ bản đồ số 6')
  await watchAll({ ...tx, now: due.add({ hours: 1 }) })
  await tell(shop, id, [
    [2, landSpecialist, 'propose'],
    [2, landHead, 'approve'],
    [2, landSpecialist, 'nothing_owed'],
    [1, communeChairman, 'sign'],
    [1, clerk, 'issue'],
    [1, clerk, 'hand_over'],
  ])
}

const cases: readonly Case[] = [
  lateUnexplained,
  lateAfterApology,
  awaitsPayment,
  waitsForTax,
  halfDone,
  isVerified,
  receivedNextDoor,
  cameByPost,
  cameAsGroup,
  declaredOnPaper,
]

/** In the order in which they came in. */
export async function inventCases(shop: Shop, versions: Versions): Promise<void> {
  for (const happen of cases) await happen(shop, versions)
}
