import type { AreaKey } from '../understood-plan.ts'
import { hasWords, plainWords } from './plain-words.ts'

// The words by which headings name an area. The order decides where a heading names two: the rarer word tells more
// ("thủ tục hành chính gắn với cơ chế một cửa" is about procedures, "cơ chế một cửa" alone about the one-stop shop).
const words: [AreaKey, string[]][] = [
  ['institution', ['the che', 'van ban quy pham phap luat']],
  ['procedures', ['thu tuc hanh chinh']],
  ['one-stop', ['mot cua']],
  ['public-finance', ['tai chinh cong', 'tai chinh', 'ngan sach']],
  [
    'digital-government',
    [
      'chinh quyen dien tu',
      'chinh quyen so',
      'chinh phu dien tu',
      'chinh phu so',
      'chuyen doi so',
      'ung dung cong nghe thong tin',
    ],
  ],
  ['modernisation', ['hien dai hoa', 'hien dai hoa hanh chinh', 'iso 9001', 'he thong quan ly chat luong']],
  ['organisation', ['to chuc bo may', 'bo may hanh chinh', 'bo may']],
  ['civil-service', ['cong vu', 'doi ngu can bo', 'can bo cong chuc', 'cong chuc vien chuc']],
  ['direction', ['chi dao dieu hanh', 'lanh dao chi dao', 'chi dao', 'dieu hanh', 'tuyen truyen']],
]

/** The canonical area of a printed heading ("II. CẢI CÁCH THỂ CHẾ"); null where it names none. */
export function areaKeyOf(heading: string): AreaKey | null {
  const plain = plainWords(heading)
  return words.find(([, signs]) => signs.some((sign) => hasWords(plain, sign)))?.[0] ?? null
}
