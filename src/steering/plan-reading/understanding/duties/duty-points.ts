// The points of the duty sections, each with the units that it binds: those of its own words, of the point or the
// heading above it.
import type { Place } from '../../source-document.ts'
import type { Section } from '../../understood-plan.ts'
import { leadingUnits, namedUnits } from './duty-units.ts'
import { namesUnit } from '../outline/heading.ts'

export type DutyPoint = {
  units: string[]
  raw: string
  section: string
  text: string
  place?: Place
  /** Points that belong to this one ("như sau:"), not duties of their own. */
  details: string[]
}

const headerLength = 120

/** "Phòng Tư pháp:" above its own points. */
const isUnitHeader = (text: string): boolean =>
  /:\s*$/u.test(text) && text.length <= headerLength && namesUnit(text.replace(/^đề nghị\s+/iu, ''))

/** "Là cơ quan thường trực, có trách nhiệm:" only opens the points below it. */
const isOpening = (text: string): boolean =>
  text.length <= headerLength && /(?:trách nhiệm|nhiệm vụ|sau|sau đây|cụ thể)\s*:\s*$/iu.test(text)

/** "Phòng Tư pháp: chủ trì …". */
function splitUnit(text: string): { units: string[]; raw: string; text: string } | null {
  const match = /^(.{3,120}?)\s?:\s+(?=["“]?\p{L})(.{10,})$/su.exec(text)
  if (!match || /[.;]/.test(match[1]!)) return null
  const units = namedUnits(match[1]!)
  return units.length > 0 ? { units, raw: match[1]!, text: match[2]! } : null
}

/** A sentence that names its doer before its verb ("Bưu điện chủ trì …") binds that one, not the whole heading. */
function ownUnits(text: string, above: string[]): string[] {
  const own =
    above.length === 0 || /^.{0,200}?(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm)/su.test(text)
      ? leadingUnits(text)
      : []
  return own.length > 0 && (above.length === 0 || text.search(/chủ trì|phối hợp|trách nhiệm/iu) < 200) ? own : above
}

const opensList = (text: string): boolean => /(?:như sau|sau|sau đây|cụ thể|gồm|nhiệm vụ)\s*:\s*$/iu.test(text)

/** "Kinh phí trích từ nguồn chi thường xuyên." below the last unit: it binds nobody. */
const saysWhoPays = (text: string): boolean =>
  /^(?:nguồn\s+)?kinh phí(?!\p{L})/iu.test(text) && leadingUnits(text).length === 0

function readSection(section: Section, inherited: { units: string[]; raw: string }): DutyPoint[] {
  const titled = namedUnits(section.title)
  const heading = titled.length > 0 ? { units: titled, raw: section.title } : inherited
  const points: DutyPoint[] = []
  let above = heading
  let list: DutyPoint | null = null
  for (const item of section.items) {
    if (isUnitHeader(item.text)) {
      above = { units: namedUnits(item.text), raw: item.text.replace(/\s*:\s*$/u, '') }
      list = null
      continue
    }
    if (item.label === undefined && saysWhoPays(item.text)) continue
    if (isOpening(item.text) && item !== section.items.at(-1)) continue
    if (list !== null && (item.sub || item.label === undefined)) {
      list.details.push(item.text)
      continue
    }
    if (!item.sub && above !== heading) above = heading
    const split = splitUnit(item.text)
    const text = split?.text ?? item.text
    const units = split?.units ?? ownUnits(item.text, above.units)
    const point: DutyPoint = {
      units,
      raw: split?.raw ?? above.raw,
      section: section.id,
      text,
      place: item.place,
      details: [],
    }
    points.push(point)
    list = opensList(item.text) ? point : null
  }
  return points
}

export function readDutyPoints(sections: Section[]): DutyPoint[] {
  const inherited = new Map<string, { units: string[]; raw: string }>()
  return sections
    .filter((section) => section.role === 'duty')
    .flatMap((section) => {
      const above = (section.parent === null ? undefined : inherited.get(section.parent)) ?? { units: [], raw: '' }
      const titled = namedUnits(section.title)
      inherited.set(section.id, titled.length > 0 ? { units: titled, raw: section.title } : above)
      return readSection(section, above)
    })
}
