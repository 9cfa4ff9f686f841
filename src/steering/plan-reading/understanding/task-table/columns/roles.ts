// What a column of a task table is for, and the words of its heading that say so.
import { findPhrase, wordsOf } from '../../wording.ts'

export type Role =
  | 'no'
  | 'area'
  /** Names groups of tasks, beside a column with the tasks themselves. */
  | 'group'
  | 'goal'
  | 'text'
  | 'output'
  | 'lead'
  | 'coordinate'
  | 'deadline'
  | 'budget'
  | 'quantity'
  | 'level-province'
  | 'level-district'
  | 'level-commune'
  | 'levels'
  | 'note'
  /** A column that a task table may have and that fills no field: beginning, source of money, superior in charge. */
  | 'other'
  /** A column that only tables of figures or report forms have. */
  | 'foreign'

export const levelRoles = ['level-province', 'level-district', 'level-commune'] as const

const phrases: [Role, number, string][] = [
  ['no', 4, 'stt;so tt;so thu tu;tt;so;muc'],
  ['area', 4, 'linh vuc;nhom nhiem vu;nhiem vu chung;nhom noi dung;nhiem vu trong tam;noi dung linh vuc'],
  ['area', 1.5, 'noi dung'],
  ['goal', 4, 'muc tieu;muc dich;chi tieu;muc tieu cu the;muc tieu chi tieu'],
  ['text', 4, 'nhiem vu;hoat dong;cong viec;giai phap;noi dung thuc hien;noi dung cong viec;noi dung nhiem vu'],
  [
    'text',
    5,
    'nhiem vu cu the;hoat dong cu the;nhiem vu hoat dong;nhiem vu giai phap;noi dung cu the;cong viec cu the',
  ],
  ['text', 3, 'noi dung;viec lam;dau viec;bien phap'],
  ['output', 4, 'san pham;dau ra;ket qua;ket qua dat duoc;ket qua san pham;san pham du kien;san pham dau ra'],
  ['lead', 4, 'chu tri;don vi thuc hien;co quan thuc hien;phu trach;phan cong;chiu trach nhiem;tham muu;dau moi'],
  ['lead', 3, 'bo phan;to chuc thuc hien;nguoi thuc hien;trach nhiem;thuc hien chinh;co quan don vi;ca nhan thuc hien'],
  ['lead', 2, 'don vi;co quan;thuc hien'],
  ['coordinate', 5, 'phoi hop;co quan phoi hop;don vi phoi hop;phoi hop thuc hien'],
  ['deadline', 4, 'thoi gian;thoi han;tien do;hoan thanh;thoi diem;ngay hoan thanh;moc thoi gian;thoi gian hoan thanh'],
  ['deadline', 4, 'thoi gian thuc hien;tien do thuc hien;thoi han hoan thanh;tien do hoan thanh;han hoan thanh'],
  ['budget', 5, 'kp;kinh phi;du toan;so tien;thanh tien;kinh phi thuc hien;kinh phi du kien;du kien kinh phi'],
  ['quantity', 5, 'so luong;dvt;don vi tinh;khoi luong;so luong chi tieu'],
  ['level-province', 5, 'cap tinh'],
  ['level-district', 5, 'cap huyen'],
  ['level-commune', 5, 'cap xa'],
  ['levels', 5, 'duoc trien khai;cap thuc hien;cap trien khai;pham vi trien khai;noi trien khai'],
  ['note', 4, 'ghi chu;luu y;can cu thuc hien;can cu'],
  ['other', 6, 'nguon kinh phi;nguon von;lanh dao phu trach;lanh dao chi dao;nguoi chi dao;thoi gian bat dau;bat dau'],
  [
    'foreign',
    6,
    'ten bao cao;ky bao cao;bieu mau;noi nhan;diem chuan;diem toi da;tu cham;diem tu danh gia;tu danh gia',
  ],
  ['foreign', 6, 'don gia;ke hoach giao;thuc hien nam truoc;ty le dat;ket qua thuc hien;so lieu;muc do hoan thanh'],
]

const table = phrases.flatMap(([role, weight, list]) => list.split(';').map((phrase) => ({ role, weight, phrase })))

/** How strongly a heading names each role; longer phrases and phrases that fill the heading count more. */
export const rolesOfLabel = (label: string): Map<Role, number> => {
  const words = wordsOf(label.replace(/\([^)]*\)/g, ' '))
  const found = new Map<Role, number>()
  if (words.length === 0 || words.length > 14) return found
  for (const { role, weight, phrase } of table) {
    const length = phrase.split(' ').length
    if (length === 1 && phrase.length < 4 && !words.includes(phrase)) continue
    if (phrase === 'so' && words.length > 1) continue
    if (findPhrase(words, phrase) < 0) continue
    const score = weight + 0.3 * (length - 1) + (length >= words.length ? 0.5 : 0)
    if (score > (found.get(role) ?? 0)) found.set(role, score)
  }
  // The group heading over the three levels says less than the level.
  if (levelRoles.some((level) => found.has(level))) found.delete('levels')
  // "Thời gian bắt đầu" is a time, but not the one that a deadline is.
  for (const apart of ['other', 'foreign'] as const) {
    if (found.has(apart)) return new Map([[apart, found.get(apart)!]])
  }
  return found
}

/** "Chủ trì: Phòng Nội vụ" says who, not that the column does. */
const saysMore = (text: string): boolean => /(?<!tính):\s*\p{L}/u.test(text)

export const isLabel = (text: string): boolean => {
  const bare = text.replace(/\([^)]*\)/g, '').replace(/(?:năm\s+)?20\d\d\b/giu, '')
  return text.length <= 80 && !/\d{2}|[;.]\s*$/.test(bare) && !saysMore(bare) && rolesOfLabel(text).size > 0
}
