// Whether a cell holds a deadline and nothing else, so that a sentence with a year in it is not taken for one.
import { plainDeadline, readPoints } from './deadline-points.ts'
import { readRecurrence } from './recurrence.ts'

const helpers =
  /\b(?:trong|truoc|ngay|nam|thang|quy|den|tu|het|cham nhat|hoan thanh|thuc hien|xong|va|cuoi|dau|giua|nua|hang|moi|dinh ky|ca|toan|giai doan|thoi gian|vao|khoang|du kien|tuan|lan|muon nhat|dot xuat|bao cao|thuong xuyen|moc|so ket|tong ket|tiep theo)\b/g

const leftover = (text: string): number =>
  text
    .replace(/#/g, ' ')
    .replace(helpers, ' ')
    .match(/[a-z]{2,}/g)?.length ?? 0

const ongoing = /^\W*(?:thuong xuyen|lien tuc|hang ngay|dot xuat|quanh nam)\b/
const waiting =
  /^\W*(?:thuc hien |hoan thanh )?(?:thoi gian cu the )?(?:theo(?! doi)|khi (?:co|phat sinh|can|duoc)|ngay (?:khi|sau khi)|sau khi|tuy theo|co (?:ke hoach|van ban|huong dan) rieng|(?:ke hoach|cu the trong|van ban) cu the|cu the trong)\b/

const opening =
  /^\W*(?:(?:thuc hien|hoan thanh|xong|trien khai|so ket|tong ket|moc|thoi gian)\W+|bao cao (?=trong|truoc|ngay|cham nhat|dinh ky|hang))*(?:trong|truoc|ngay|thang|t\d|quy|tu|den|het|cham nhat|muon nhat|cuoi|dau|giua|hang|moi|dinh ky|giai doan|nam|ca|toan|vao|du kien|khoang|tuan|cac|it nhat|toi thieu|nua|\d)/

export const looksLikeDeadline = (text: string): 'strong' | 'weak' | false => {
  if (text === '' || text.length > 140) return false
  const plain = plainDeadline(text)
  const words = plain.split(' ').length
  if (ongoing.test(plain)) return words <= 8 && !/[;:]/.test(plain) ? 'strong' : false
  if (/^\W*(?:cham nhat |trong (?:vong )?|sau )?\d{1,3} ngay (?:lam viec )?(?:ke tu|sau khi|tu ngay)\b/.test(plain))
    return 'weak'
  if (waiting.test(plain)) return words <= 20 ? 'weak' : false
  const points = readPoints(plain, 2000)
  if (points.points.length === 0 && !readRecurrence(plain, 2000)) return false
  if (!opening.test(plain)) return false
  const rest = leftover(points.rest)
  if (rest <= 2) return 'strong'
  return rest <= 5 && words <= 14 ? 'weak' : false
}
