// Fills the catalogue of the invented province: announced last year, some amended and one abolished since, two still
// being written; posted at most places, as such things are.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { AnBinh, UnitKey } from '../foundation/organisation/index.ts'
import { createForm, formFixtures, publishVersion as publishForm } from '../foundation/forms/index.ts'
import { processFixtures, type Definition, type WorkingTime } from '../foundation/workflow/index.ts'
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
// The effects that the processes name are the dossiers'.
import '../service/dossiers/index.ts'
import { procedureStock, type StockProcedure } from './procedure-stock.ts'
import type { Chance } from './seeded.ts'

const units = { h: 'working_hour', d: 'working_day', n: 'calendar_day', m: 'calendar_month' } as const

const ordinaryTerm = (term: string) => ({
  amount: Number.parseFloat(term),
  unit: units[term.at(-1) as keyof typeof units],
})

/** The text of a stock procedure: its template, what is special about it, and an invented legal basis. */
function contentOf(
  { field, tier, name, template, term, special, unit }: StockProcedure,
  world: AnBinh,
  at: number,
): ContentInput {
  return {
    legalBases: [
      { key: 'luat', number: `${30 + (at % 40)}/2024/QH15`, title: 'Luật chuyên ngành (giả định)', issuer: 'Quốc hội' },
      {
        key: 'quy-dinh',
        number: `${10 + at}/2025/QĐ-UBND`,
        title: 'Quy định của tỉnh An Bình (giả định)',
        issuer: 'UBND tỉnh An Bình',
      },
    ],
    ...findTemplate(template)!.content,
    terms: [{ key: 'thuong', name: '', ...ordinaryTerm(term) }],
    ...special,
    name,
    fieldId: field,
    tier,
    competent: unit ? { rule: 'unit', unitId: world.units[unit] } : (special.competent ?? {}),
  }
}

/** The ordinary way of a dossier with every counted step taking this long. */
const paced = (time: WorkingTime): Definition =>
  processFixtures.askingAtReception({
    steps: processFixtures
      .ordinaryProcess()
      .steps.map((step) => (step.kind === 'work' && step.time !== 'not_counted' ? { ...step, time } : step)),
  })

/** Processes by the working minutes that their six counted steps take. */
async function makeProcesses(tx: Tx, officer: Actor, unitId: string): Promise<{ minutes: number; id: string }[]> {
  const paces: [string, WorkingTime, number][] = [
    ['Quy trình giải quyết trong buổi', { amount: 0.5, unit: 'working_hour' }, 180],
    ['Quy trình giải quyết trong ngày', { amount: 1, unit: 'working_hour' }, 360],
    ['Quy trình 3 ngày', { amount: 0.5, unit: 'working_day' }, 1440],
    ['Quy trình 6 ngày', { amount: 1, unit: 'working_day' }, 2880],
  ]
  const made: { minutes: number; id: string }[] = []
  for (const [name, time, minutes] of paces)
    made.push({ minutes, id: await processFixtures.published(tx, officer, { unitId, name, definition: paced(time) }) })
  return made
}

const minutesPer = { h: 60, d: 480, n: 300, m: 9000 } as const

/** The slowest process that keeps the term. */
const processFor = (term: string, processes: readonly { minutes: number; id: string }[]): string | null => {
  const available = Number.parseFloat(term) * minutesPer[term.at(-1) as keyof typeof minutesPer]
  return processes.findLast(({ minutes }) => minutes <= available)?.id ?? null
}

async function makeForms(tx: Tx, officer: Actor, authorityId: string): Promise<Map<string, string>> {
  const byName = {
    'Đăng ký khai sinh': 'birth',
    'Cấp bản sao trích lục hộ tịch': 'copy',
    'Đăng ký thành lập hộ kinh doanh': 'householdBusiness',
  } as const
  const made = new Map<string, string>()
  for (const [name, form] of Object.entries(byName)) {
    const { versionId } = await createForm(tx, officer, { authorityId, definition: formFixtures[form] })
    await publishForm(tx, officer, { id: versionId })
    made.set(name, versionId)
  }
  return made
}

const isInternal = ({ template }: StockProcedure): boolean => template === 'internal'

const codeOf = (stock: StockProcedure, at: number): string =>
  isInternal(stock) ? `NB-${String(at).padStart(2, '0')}` : `${1 + (at % 3)}.90${String(1000 + at * 7)}`

type Made = { procedureId: string; versionId: string; stock: StockProcedure }

async function draftAll(tx: Tx, officer: Actor, world: AnBinh): Promise<Made[]> {
  const authorityId = world.units.province
  const processes = await makeProcesses(tx, officer, authorityId)
  const forms = await makeForms(tx, officer, authorityId)
  const made: Made[] = []
  for (const [at, stock] of procedureStock.entries()) {
    const ids = await draftProcedure(tx, officer, {
      authorityId,
      kind: isInternal(stock) ? 'internal' : 'public',
      code: codeOf(stock, at),
      content: contentOf(stock, world, at),
      formVersionId: forms.get(stock.name) ?? null,
      processVersionId: processFor(stock.term, processes),
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
  world: AnBinh,
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
    await recordPosting(tx, officer, { placeId, versionIds, postedOn, link, note: undefined })
  }
}

/** More than sixty procedures in fifteen fields, with a year of history. */
export async function inventProcedures(
  tx: Tx,
  world: AnBinh,
  today: Temporal.PlainDate,
  chance: Chance,
): Promise<void> {
  const officer = world.cast.procedureOfficer
  const begun = Temporal.PlainDate.from({ year: today.year - 1, month: 1, day: 1 })
  const decision = (number: number, issuedOn: Temporal.PlainDate, from: Temporal.PlainDate) => ({
    number: `${number}/QĐ-UBND`,
    issuedOn,
    issuer: 'Chủ tịch UBND tỉnh An Bình',
    signer: 'Nguyễn Văn Thành',
    from,
  })
  const made = await draftAll(tx, officer, world)
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
