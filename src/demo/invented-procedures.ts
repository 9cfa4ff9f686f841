// Fills the catalogue of the invented province: announced last year, some amended and one abolished since, two still
// being written; posted at most places, as such things are.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { Services } from '../kernel/http/context.ts'
import type { UnitKey } from '../foundation/organisation/index.ts'
import {
  abolishProcedure,
  addPlace,
  announceVersions,
  draftProcedure,
  findTemplate,
  newVersion,
  recordPosting,
  saveSection,
  type ContentInput,
} from '../service/procedures/index.ts'
import { inventForms, type InventedForms } from './invented-forms.ts'
import type { DemoWorld } from './invented-people.ts'
import { inventProcesses } from './invented-processes.ts'
import { detailed, lawOf } from './procedure-details.ts'
import { procedureStock, type StockProcedure } from './procedure-stock.ts'
import { sampleFiles } from './sample-files.ts'
import type { Chance } from './seeded.ts'

const units = { h: 'working_hour', d: 'working_day', n: 'calendar_day', m: 'calendar_month' } as const

const ordinaryTerm = (term: string) => ({
  amount: Number.parseFloat(term),
  unit: units[term.at(-1) as keyof typeof units],
})

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The template of licences speaks of a licence: what certifies or allows something else says so in its papers. */
function inOwnWords(content: Partial<ContentInput>, name: string): Partial<ContentInput> {
  if (/giấy phép/i.test(name)) return content
  const own: Record<string, string> = {
    'Đơn đề nghị cấp giấy phép': `Đơn đề nghị ${lowerFirst(name.replace(/^Đề nghị /, ''))}`,
    'Giấy phép': 'Giấy chứng nhận hoặc văn bản chấp thuận',
    'Lệ phí cấp giấy phép': 'Lệ phí',
  }
  const named = <Part extends { name: string }>(parts: readonly Part[] | undefined): Part[] | undefined =>
    parts?.map((part) => ({ ...part, name: own[part.name] ?? part.name }))
  return {
    ...content,
    components: named(content.components),
    results: named(content.results),
    fees: named(content.fees),
  }
}

/** Received, settled, signed and handed out on the spot is what takes hours. */
const isOnTheSpot = (term: string): boolean => term.endsWith('h')

/** The text of a stock procedure: its template, what its papers are called, and what is special about it. */
function contentOf(
  { field, tier, name, template, term, special, unit }: StockProcedure,
  world: DemoWorld,
  at: number,
): ContentInput {
  const common = inOwnWords(findTemplate(template)!.content, name)
  return {
    legalBases: [
      { key: 'luat', ...lawOf[field]! },
      {
        key: 'quy-dinh',
        number: `${10 + at}/2025/QĐ-UBND`,
        title: 'Quy định của tỉnh An Bình (giả định)',
        issuer: 'UBND tỉnh An Bình',
      },
    ],
    ...common,
    fourOnSpot: (common.fourOnSpot ?? false) && isOnTheSpot(term),
    terms: [{ key: 'thuong', name: '', ...ordinaryTerm(term) }],
    ...detailed(name, common),
    ...special,
    name,
    fieldId: field,
    tier,
    interlinkedParts: (special.interlinkedParts ?? []).map(codeOfNamed),
    competent: unit ? { rule: 'unit', unitId: world.units[unit] } : (special.competent ?? {}),
  }
}

const minutesPer = { h: 60, d: 480, n: 300, m: 9000 } as const

const minutesOf = (term: string): number => Number.parseFloat(term) * minutesPer[term.at(-1) as keyof typeof minutesPer]

/** Which of the invented forms a procedure is filed by. */
const formByName: Readonly<Record<string, keyof InventedForms>> = {
  'Đăng ký khai sinh': 'birth',
  'Cấp bản sao trích lục hộ tịch': 'copy',
  'Đăng ký thành lập hộ kinh doanh': 'householdBusiness',
}

const formOf = ({ name }: StockProcedure, forms: InventedForms): string | null => {
  const form = formByName[name]
  return form ? forms[form] : null
}

const isInternal = ({ template }: StockProcedure): boolean => template === 'internal'

const codeOf = (stock: StockProcedure, at: number): string =>
  isInternal(stock) ? `NB-${String(at).padStart(2, '0')}` : `${1 + (at % 3)}.90${String(1000 + at * 7)}`

const codeOfNamed = (name: string): string => {
  const at = procedureStock.findIndex((one) => one.name === name)
  return codeOf(procedureStock[at]!, at)
}

type Made = { procedureId: string; versionId: string; stock: StockProcedure }

async function draftAll(tx: Tx, officer: Actor, world: DemoWorld, services: Services | undefined): Promise<Made[]> {
  const authorityId = world.units.province
  const processFor = await inventProcesses(tx, officer, world)
  const forms = await inventForms(tx, world)
  const made: Made[] = []
  for (const [at, stock] of procedureStock.entries()) {
    const content = contentOf(stock, world, at)
    const files = services ? await sampleFiles(tx, services, officer, content) : []
    const ids = await draftProcedure(tx, officer, {
      authorityId,
      kind: isInternal(stock) ? 'internal' : 'public',
      code: codeOf(stock, at),
      content: { ...content, files },
      formVersionId: formOf(stock, forms),
      processVersionId: processFor(stock.name, minutesOf(stock.term)),
    })
    made.push({ ...ids, stock })
  }
  return made
}

const places: [UnitKey, 'board' | 'portal' | 'national_database', string, string[]][] = [
  ['provinceCentre', 'board', 'Bảng niêm yết tại trung tâm', ['province']],
  ['procedureControl', 'portal', 'Cổng Dịch vụ công, trang của tỉnh', ['province', 'commune']],
  ['procedureControl', 'national_database', 'Cơ sở dữ liệu quốc gia về thủ tục hành chính', ['province', 'commune']],
  ...(
    [
      'tanLapCentre',
      'tanLapSouthCentre',
      'binhHoaWardCentre',
      'binhHoaCommuneCentre',
      'suoiMayCentre',
      'hoiLongCentre',
    ] as const
  ).map((unit): [UnitKey, 'board', string, string[]] => [unit, 'board', 'Bảng niêm yết tại quầy', ['commune']]),
]

async function postMost(
  tx: Tx,
  officer: Actor,
  world: DemoWorld,
  made: readonly Made[],
  postedOn: Temporal.PlainDate,
  chance: Chance,
) {
  for (const [unit, placeKind, placeName, tiers] of places) {
    const placeId = await addPlace(tx, officer, {
      unitId: world.units[unit],
      placeKind,
      placeName,
      tiers,
      internal: false,
    })
    const versionIds = made
      .filter(({ stock }) => tiers.includes(stock.tier) && !isInternal(stock) && chance.often(0.95))
      .map(({ versionId }) => versionId)
    const link = `https://anbinh.example/niem-yet/${unit.toLowerCase()}`
    await recordPosting(tx, officer, { placeId, versionIds, on: postedOn, link, note: undefined })
  }
}

/** More than sixty procedures in fifteen fields, with a year of history; with files where there is somewhere to keep them. */
export async function inventProcedures(
  tx: Tx,
  world: DemoWorld,
  today: Temporal.PlainDate,
  chance: Chance,
  services?: Services,
): Promise<void> {
  const officer = world.cast.procedureOfficer
  const begun = Temporal.PlainDate.from({ year: today.year - 1, month: 1, day: 1 })
  const decision = (number: number, issuedOn: Temporal.PlainDate, from: Temporal.PlainDate) => ({
    number: `${number}/QĐ-UBND`,
    issuedOn,
    issuer: 'Chủ tịch UBND tỉnh An Bình',
    signer: 'Nguyễn Văn Thành',
    from,
    confirmed: true,
  })
  const made = await draftAll(tx, officer, world, services)
  const written = made.slice(0, -2)
  const first = decision(2770, begun.subtract({ days: 20 }), begun)
  await announceVersions(tx, officer, { ids: written.map(({ versionId }) => versionId), ...first })
  await postMost(tx, officer, world, written, begun.subtract({ days: 14 }), chance)

  const amended: string[] = []
  for (const { procedureId, stock } of [made[7]!, made[17]!, made[27]!]) {
    const id = await newVersion(tx, officer, { id: procedureId })
    const keywords = `${stock.special.keywords ?? ''} trực tuyến`.trim()
    await saveSection(tx, officer, { id, revision: 1, section: 'general', values: { onlineLevel: 'full', keywords } })
    amended.push(id)
  }
  const second = decision(1405, today.subtract({ days: 25 }), today.subtract({ days: 15 }))
  await announceVersions(tx, officer, { ids: amended, ...second })
  const gone = written.find(({ stock }) => stock.name.startsWith('Thông báo danh mục'))!
  await abolishProcedure(tx, officer, {
    id: gone.procedureId,
    ...decision(1410, today.subtract({ days: 24 }), today.subtract({ days: 10 })),
  })
}
