// A procedure's code: the national part (1.001806) is what is compared; what an agency hangs on it (1.001677.000.00.00.H13,
// 1.001822.H42) is kept beside it. Local and internal procedures may have a code of their own. Pure.

export type ProcedureCode = { code: string; suffix: string }

const national = /^(\d\.\d{6})(?:\.([0-9A-Z]+(?:\.[0-9A-Z]+)*))?$/
const own = /^[0-9A-ZĐ][0-9A-ZĐ./-]{1,39}$/

/** Undefined for what is no code at all. */
export function readCode(typed: string): ProcedureCode | undefined {
  const text = typed.normalize('NFC').replace(/\s+/g, '').toLocaleUpperCase('vi')
  const [, code, suffix = ''] = national.exec(text) ?? []
  if (code) return { code, suffix }
  // What begins like a national code and is none was typed wrong (9.bad).
  return own.test(text) && !/^\d+\./.test(text) ? { code: text, suffix: '' } : undefined
}

export const codeText = ({ code, suffix }: ProcedureCode): string => (suffix ? `${code}.${suffix}` : code)

/** Was a code typed, not words? Then what is like it is something else. */
export const isCode = (typed: string): boolean =>
  /\d/.test(typed) && !/\s/.test(typed.trim()) && readCode(typed) !== undefined
