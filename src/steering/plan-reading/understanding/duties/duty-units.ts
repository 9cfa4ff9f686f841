// Who has to do what a heading or a point of "Tổ chức thực hiện" says.
import { namesUnit } from '../outline/heading.ts'
import { splitParties } from '../parties.ts'
import { isGenericNoun } from '../party-words.ts'

const leading =
  /^(?:(?:trách nhiệm(?: cụ thể)?(?: của)?|nhiệm vụ(?: cụ thể| chung)?(?: của)?(?: tất cả)?|đối với|đề nghị|giao(?: nhiệm vụ)?(?: cho)?|yêu cầu)\s+)+/iu

const verb =
  /\s(?:là (?:cơ quan|đơn vị|bộ phận)|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|chủ trì|chủ động|trực tiếp|phối hợp|căn cứ|thực hiện|tổ chức (?!đoàn thể|chính trị|xã hội|có|liên)|tham mưu|theo dõi|tiếp tục|đôn đốc|bố trí|lập dự toán|nghiên cứu|xây dựng|triển khai|gồm|định kỳ|thường xuyên|kịp thời|nghiêm túc|tăng cường|phản ánh|báo cáo|hướng dẫn|tuyên truyền|vận động|giúp|theo (?:chức năng|nhiệm vụ)|được giao|có chỉ đạo)(?!\p{L})/iu

/** In a heading, which is a name, only these end it: names themselves hold words like "xây dựng". */
const verbBehindName =
  /\s(?:là (?:cơ quan|đơn vị|bộ phận)|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|chủ trì|trực tiếp|phối hợp|tham mưu|gồm)(?!\p{L})/iu

const lastColon = /^[^:]*:\s*(?=\S)/u

/** "Thủ trưởng các cơ quan, đơn vị" is one, "Các cơ quan ngành dọc: Thuế, …" names them behind the colon. */
function tidyUnits(names: string[]): string[] {
  const units: string[] = []
  for (const name of names.map((one) => one.replace(lastColon, '').replace(/[\s./…]+$/u, ''))) {
    if (units.length > 0 && isGenericNoun(name)) units[units.length - 1] += `, ${name}`
    else if (name !== '') units.push(name)
  }
  return units
}

function unitsUpTo(text: string, end: RegExp): string[] {
  const bare = text.replace(leading, '')
  if (!namesUnit(bare)) return []
  const names = bare.slice(0, end.exec(bare)?.index ?? bare.length).replace(/\([^)]*$/u, '')
  return names.split(/\s+/).length > 40 ? [] : tidyUnits(splitParties(names).map(({ name }) => name))
}

/** The units that a sentence begins with; empty where it begins with what to do. */
export const leadingUnits = (sentence: string): string[] => unitsUpTo(sentence, verb)

/** The units that a heading names. */
export const namedUnits = (heading: string): string[] => unitsUpTo(heading, verbBehindName)

const insideSentence =
  /(?:^|[,;]\s|(?:đề nghị|yêu cầu)\s)((?:thủ trưởng|giám đốc|chủ tịch|trưởng các|các (?:cơ quan|đơn vị|sở|phòng|ban|cán bộ|xã|phường|bộ phận)|ubnd|cơ quan|đơn vị)(?!\p{L}).*)$/iu

/** The units that a sentence addresses, at its start or behind its opening words. */
export function addressedUnits(sentence: string): string[] {
  const own = leadingUnits(sentence)
  const named = own.length > 0 ? null : insideSentence.exec(sentence)
  return named ? leadingUnits(named[1]!) : own
}
