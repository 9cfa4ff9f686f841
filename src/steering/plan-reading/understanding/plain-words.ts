import { fold } from '../../../kernel/text/vietnamese.ts'

// Abbreviations of the field, as administrative texts print them, to the words they stand for (folded).
const abbreviations: Record<string, string> = {
  tthc: 'thu tuc hanh chinh',
  vbqppl: 'van ban quy pham phap luat',
  qppl: 'quy pham phap luat',
  dvc: 'dich vu cong',
  dvctt: 'dich vu cong truc tuyen',
  cbccvc: 'can bo cong chuc vien chuc',
  cbcc: 'can bo cong chuc',
  ccvc: 'cong chuc vien chuc',
  cchc: 'cai cach hanh chinh',
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  ttdt: 'thong tin dien tu',
  csdl: 'co so du lieu',
  csdlqg: 'co so du lieu quoc gia',
  cntt: 'cong nghe thong tin',
  bcci: 'buu chinh cong ich',
  pakn: 'phan anh kien nghi',
  pvhcc: 'phuc vu hanh chinh cong',
  tthcc: 'trung tam hanh chinh cong',
  htqlcl: 'he thong quan ly chat luong',
  htttgqtthc: 'he thong thong tin giai quyet thu tuc hanh chinh',
  dvsncl: 'don vi su nghiep cong lap',
  sncl: 'su nghiep cong lap',
  sipas: 'sipas chi so hai long',
  ttpvhcc: 'trung tam phuc vu hanh chinh cong',
}

/** Folded words with the abbreviations written out: the form in which meanings are compared. */
export const plainWords = (text: string): string =>
  fold(text)
    .split(' ')
    .map((word) => abbreviations[word] ?? word)
    .join(' ')

/** True where the words stand in the text as whole words, in this order. */
export const hasWords = (plain: string, words: string): boolean => ` ${plain} `.includes(` ${words} `)
