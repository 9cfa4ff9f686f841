import type { Flash } from '../ui/components/notice.ts'
import { hasText, translate, type TextParams } from '../text/catalogue.ts'
import { readCookie } from './cookies.ts'

const tones = ['success', 'info', 'warning', 'danger'] as const

/** Said once on the next page: "Đã lưu." The cookie carries a key of the catalogue, never a sentence. */
export type Said = { key: string; params?: Record<string, string | number>; tone?: Flash['tone'] }

export const flashCookie = 'cchc_flash'

export const writeFlash = (said: Said): string => Buffer.from(JSON.stringify(said)).toString('base64url')

export function readFlash(request: Request): Flash[] {
  const cookie = readCookie(request, flashCookie)
  if (!cookie) return []
  try {
    const { key, params, tone: told } = JSON.parse(Buffer.from(cookie, 'base64url').toString()) as Said
    if (typeof key !== 'string' || !hasText(key)) return []
    const tone = tones.find((one) => one === told) ?? 'success'
    return [{ tone, text: (lang) => translate(lang, key, params as TextParams) }]
  } catch {
    return []
  }
}
