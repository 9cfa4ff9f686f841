// From a list of labels, as they stand on a paper form, to fields: what each line most likely asks. A guess is marked
// until a person has published the form.
import { fold, normalise } from '../../../kernel/text/vietnamese.ts'
import { keyPattern, type Field } from '../form-definition.ts'
import { readPaperLines } from './paper-lines.ts'

export type GuessedRow = { section: string } | { field: Field }

/** By what a label begins with or holds, in folded words; the first that fits. */
const guesses: readonly [RegExp, Partial<Field> & Pick<Field, 'kind'>][] = [
  [/\b(cam doan|cam ket|chiu trach nhiem)\b/, { kind: 'statement' }],
  [
    /^(so luong|so nguoi|so ban|so con|so nam|so nhan khau|so thanh vien|so lao dong|so ho|so phong|so tang|tuoi|tong so (nguoi|nhan khau|ban|con))\b/,
    { kind: 'number', whole: true, least: '0' },
  ],
  [/^(dien tich|chieu (dai|rong|cao)|tong so)\b(?!.*\btien\b)/, { kind: 'number', least: '0' }],
  [
    /\b(ban sao|ban chinh|giay to kem|dinh kem|anh chup|anh the|anh chan dung|anh \d|hinh anh|tep|file|giay chung sinh)\b/,
    { kind: 'upload' },
  ],
  [/^(danh sach|cac thanh vien|thanh vien)\b/, { kind: 'group' }],
  [/\b(ma so thue|ma so doanh nghiep|ma so ho kinh doanh|mst)\b/, { kind: 'identity_number', holder: 'organisation' }],
  [/\b(so dinh danh|cccd|cmnd|can cuoc|chung minh nhan dan)\b(?!.*(ngay|noi) cap)/, { kind: 'identity_number' }],
  [/\bgioi tinh\b/, { kind: 'choice', choices: ['Nam', 'Nữ'] }],
  // What has happened: no such day lies ahead.
  [
    /\b(ngay,? (thang,? nam,? )?(sinh|cap|mat|chet|ket hon)|sinh ngay|cap ngay|mat ngay|chet ngay|ngay thang nam sinh)\b/,
    { kind: 'date', most: 'today' },
  ],
  [
    /^(ngay|thoi diem|thoi han den|tu ngay|den ngay)\b|\bngay (thang|het han|bat dau|ket thuc|di|den|ve|nop|ky)\b/,
    { kind: 'date' },
  ],
  [/\b(dia chi|noi cu tru|noi o|cho o|thuong tru|tam tru|tru so|que quan|noi sinh)\b/, { kind: 'address' }],
  [/\b(so tien|le phi|phi|thu nhap|von|tien luong|gia tri|muc luong|tro cap|doanh thu)\b/, { kind: 'money' }],
  [/^(ly do|noi dung|mo ta|ghi chu|y kien|trinh bay|qua trinh)\b/, { kind: 'text', long: true }],
]

/** `Giới tính (Nam/Nữ)`: what stands between slashes in the last brackets is what may be chosen. */
function choicesIn(label: string): { label: string; choices: string[] } | undefined {
  const found = /^(.+?)\s*\(([^()]*\/[^()]*)\)$/.exec(label)
  const choices = found?.[2]?.split('/').map(normalise).filter(Boolean) ?? []
  return choices.length >= 2 ? { label: found![1]!, choices: [...new Set(choices)] } : undefined
}

/** A key of the label's words that no other field has. */
export function keyOf(label: string, taken: ReadonlySet<string>): string {
  const words = fold(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '')
  const base = keyPattern.test(words) && words !== 'today' ? words : 'muc'
  let key = base
  for (let number = 2; taken.has(key); number += 1) key = `${base}_${number}`
  return key
}

function guessField(asked: { label: string; choices?: string[] }, taken: ReadonlySet<string>): Field {
  const required = /\*\s*:?$/.test(asked.label)
  const text = normalise(asked.label.replace(/\*\s*:?$/, '')) || asked.label
  const offered = asked.choices ? { label: text, choices: asked.choices } : choicesIn(text)
  const label = offered?.label ?? text
  const key = keyOf(label, taken)
  const rest = { ...(required && { required }), guessed: true }
  if (offered) return { key, kind: 'choice', label, choices: offered.choices, ...rest }
  const folded = fold(label)
  if (/\b(hay khong|co khong|khong)$/.test(folded))
    return { key, kind: 'choice', label, choices: ['Có', 'Không'], ...rest }
  const found = guesses.find(([pattern]) => pattern.test(folded))?.[1]
  if (found?.kind === 'statement')
    return { key, label: 'Tôi cam đoan', text: label, ...rest, kind: 'statement', required: true }
  return { key, label, kind: 'text', ...found, ...rest }
}

/** One field for each question of the paper; headings become sections. */
export function guessFields(text: string, taken: ReadonlySet<string> = new Set()): GuessedRow[] {
  const used = new Set(taken)
  return readPaperLines(text).map((line) => {
    if ('heading' in line) return { section: line.heading }
    const field = guessField(line, used)
    used.add(field.key)
    return { field }
  })
}
