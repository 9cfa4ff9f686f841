// Who leads and who helps, from the cells of one row.
import type { Doubt, PartyRef } from '../../understood-plan.ts'
import { readParties } from '../parties.ts'
import type { PartyNames } from '../party-names.ts'
import { textOf } from './line.ts'
import type { Line } from './line.ts'

export type Units = {
  lead: PartyRef[]
  coordinate: PartyRef[]
  leadRaw: string
  coordinateRaw: string
}

const both = /^(?:.*?chủ trì\s*:\s*)(.+?)[\s;,.]*(?:(?:cơ quan|đơn vị|bộ phận)\s+)?phối hợp\s*:\s*(.+)$/isu
const together = /^(.+?)[\s,;]+(?:chủ trì,?\s+)?phối hợp (?:với|cùng)\s+(.+)$/isu
const marked = /^(.+?)\s*\(\s*chủ trì\s*\)[\s;,]*(.*)$/isu

/** One cell may say both: "Chủ trì: …; phối hợp: …". */
const apart = (lead: string): { lead: string; coordinate: string } => {
  const labelled = both.exec(lead)
  if (labelled) return { lead: labelled[1]!, coordinate: labelled[2]! }
  const joint = together.exec(lead)
  if (joint) return { lead: joint[1]!, coordinate: joint[2]! }
  const noted = marked.exec(lead)
  if (noted && !/chủ trì/iu.test(noted[2]!)) {
    return { lead: noted[1]!, coordinate: noted[2]!.replace(/\(\s*phối hợp\s*\)/giu, '') }
  }
  return { lead: lead.replace(/^\s*chủ trì\s*:\s*/iu, ''), coordinate: '' }
}

export const unitsOf = (line: Line, names: PartyNames): Units => {
  const parts = apart(textOf(line, 'lead'))
  const coordinate = [parts.coordinate, textOf(line, 'coordinate').replace(/^\s*phối hợp\s*:\s*/iu, '')]
    .filter(Boolean)
    .join('; ')
  return {
    lead: readParties(parts.lead, names),
    coordinate: readParties(coordinate, names),
    leadRaw: textOf(line, 'lead'),
    coordinateRaw: textOf(line, 'coordinate') || parts.coordinate,
  }
}

const inherited = (parties: readonly PartyRef[]): PartyRef[] => parties.map((party) => ({ ...party, inherited: true }))

/** "Phòng Kế hoạch, Tài chính": two offices with one head noun, or one with a comma in its name. */
const joinsField = /^(?:phòng|ban)\s+[^,;\n]+,\s+\p{L}[^,;\n]*$/iu

export type Inheritance = {
  /** Units of the row above, undefined at the top of an area. */
  above: Units | undefined
  /** A heading of a group lies between: a merged cell cannot reach over it. */
  crossed: boolean
  /** The file marks merged cells, so a blank cell that is not marked is blank. */
  marksMerges: boolean
}

/**
 * Units with what blank cells take over from above. Every task has somebody in charge, so a blank lead is a merged
 * cell; coordination is optional, so its blank cell is merged only together with the lead.
 */
export const inheritUnits = (
  line: Line,
  own: Units,
  { above, crossed, marksMerges }: Inheritance,
): Units & { doubts: Doubt[] } => {
  const doubts: Doubt[] = []
  const blankLead = own.lead.length === 0
  const blankCoordinate = own.coordinate.length === 0
  const mergedLead = line.merged.has('lead')
  const mergedCoordinate = line.merged.has('coordinate')
  const takesLead = blankLead && above !== undefined && (mergedLead || !marksMerges)
  const takesCoordinate =
    blankCoordinate && above !== undefined && (mergedCoordinate || (!marksMerges && takesLead && !mergedLead))

  if (joinsField.test(own.leadRaw) && own.lead.some(({ unit, raw }) => raw !== undefined && unit.endsWith(` ${raw}`))) {
    const reason = `“${own.leadRaw}” có thể là tên của một đơn vị.`
    doubts.push({ field: 'lead', reason, choices: [own.lead.map((party) => party.unit), [own.leadRaw]] })
  }
  if (blankLead && !takesLead) {
    const choices = above ? [above.lead.map((party) => party.unit)] : []
    doubts.push({ field: 'lead', reason: 'Ô cơ quan chủ trì để trống và không gộp với dòng trên.', choices })
  }
  if (takesLead && !mergedLead && crossed) {
    const reason = 'Ô chủ trì trống ngay dưới một dòng tiêu đề; lấy theo dòng phía trên tiêu đề.'
    doubts.push({ field: 'lead', reason, choices: [above.lead.map((party) => party.unit)] })
  }
  return {
    lead: takesLead ? inherited(above.lead) : own.lead,
    coordinate: takesCoordinate ? inherited(above.coordinate) : own.coordinate,
    leadRaw: own.leadRaw,
    coordinateRaw: own.coordinateRaw,
    doubts,
  }
}
