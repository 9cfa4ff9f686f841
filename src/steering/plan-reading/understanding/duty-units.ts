// Who has to do what a heading or a point of "Tổ chức thực hiện" says.
import { namesUnit } from './heading.ts'

const leading =
  /^(?:(?:trách nhiệm(?: cụ thể)?(?: của)?|nhiệm vụ(?: cụ thể| chung)?(?: của)?(?: tất cả)?|đối với|đề nghị|giao(?: nhiệm vụ)?(?: cho)?|yêu cầu)\s+)+/iu

const verb =
  /\s(?:là (?:cơ quan|đơn vị|bộ phận)|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|chủ trì|chủ động|trực tiếp|phối hợp|căn cứ|thực hiện|tổ chức (?!đoàn thể|chính trị|xã hội|có|liên)|tham mưu|theo dõi|tiếp tục|đôn đốc|bố trí|lập dự toán|nghiên cứu|xây dựng|triển khai|gồm|định kỳ|thường xuyên|kịp thời|nghiêm túc|tăng cường|phản ánh|báo cáo|hướng dẫn|tuyên truyền|vận động|giúp)(?!\p{L})/iu

/** In a heading, which is a name, only these end it: names themselves hold words like "xây dựng". */
const verbBehindName =
  /\s(?:là (?:cơ quan|đơn vị|bộ phận)|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|chủ trì|trực tiếp|phối hợp|tham mưu|gồm)(?!\p{L})/iu

const headWords =
  'thủ trưởng|giám đốc|chủ tịch|các|sở|phòng|ban|văn phòng|ubnd|ủy ban|uỷ ban|hđnd|công an|công chức|trung tâm|bộ phận|chi cục|cục|thanh tra|đài|báo|bưu điện|hội|đoàn|mặt trận|mttq|kho bạc|bảo hiểm|trưởng|cơ quan|tổ|trạm|trường|viettel|vnpt|mobi'
const nextUnit = new RegExp(
  String.raw`\s*;\s*|\s*,\s+(?=(?:${headWords})(?!\p{L})(?!\s+đơn vị))|\s+và\s+(?=(?:các|sở|phòng|ubnd|văn phòng|thủ trưởng|chủ tịch|ủy ban)\s)`,
  'iu',
)

/** A name in a list that ends with the province or the commune of all stays with them: only whole names are cut. */
export function splitUnits(names: string): string[] {
  return names
    .split(nextUnit)
    .map((name) =>
      name
        .replace(/^(?:và|cùng)\s+/iu, '')
        .replace(/[\s,.;:]+$/u, '')
        .trim(),
    )
    .filter((name) => name !== '')
}

function unitsUpTo(text: string, end: RegExp): string[] {
  const bare = text.replace(leading, '')
  if (!namesUnit(bare)) return []
  const names = bare.slice(0, end.exec(bare)?.index ?? bare.length).replace(/\([^)]*$/u, '')
  return names.split(/\s+/).length > 40 ? [] : splitUnits(names)
}

/** The units that a sentence begins with; empty where it begins with what to do. */
export const leadingUnits = (sentence: string): string[] => unitsUpTo(sentence, verb)

/** The units that a heading names. */
export const namedUnits = (heading: string): string[] => unitsUpTo(heading, verbBehindName)
