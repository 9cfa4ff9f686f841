import type { ApplicantKind } from '../dossiers/index.ts'

// Names of these are known to everybody from their registers.
const publicKinds: readonly string[] = ['organisation', 'enterprise', 'cooperative'] satisfies ApplicantKind[]

const initial = (word: string): string => `${Array.from(word)[0]}.`

/** Nguyễn Thị Ánh Dương becomes N. T. Á. Dương: enough for its holder, too little for somebody looking over a shoulder. */
export function abbreviateName(name: string, kind: string): string {
  if (publicKinds.includes(kind)) return name
  const words = name.normalize('NFC').split(/\s+/).filter(Boolean)
  const last = words.pop()
  if (!last) return ''
  return words.length ? [...words.map(initial), last].join(' ') : initial(last)
}
