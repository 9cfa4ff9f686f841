// The lines of a paper form as it was pasted: which of them ask something, which head what follows, which only belong
// to the paper. Dots to write on, colons, boxes to tick, numbers and bullets are how paper says it.
import { fold, normalise } from '../../../kernel/text/vietnamese.ts'

/** A question as it stands on the paper, or the title of a part. `choices`: what stood beside boxes to tick. */
export type PaperLine = { heading: string } | { label: string; choices?: string[] }

const fill = /(?:[.…_]\s?){2,}|…|_{2,}/g
// A sign of nobody's language.
const gap = '\uE000'
const bullet = /^(\d+(\.\d+)*[.)]?(?=\s)|\d+[.)]|[-–•+*](?=\s|\p{L})|\(?[a-zđ]\))\s*/iu
const tick = /[□☐▢◻❏]|\[\s*\]/

/** What stands on every paper and asks nothing: its head, its addressee, its place and date, its signature. */
const noQuestion =
  /^(cong hoa xa hoi chu nghia|doc lap tu do|kinh gui|mau so|ban hanh kem|nguoi (khai|lam don|de nghi|yeu cau|nop don)( ky\b.*)?$|ky (va )?ghi ro|ky ten|xin chan thanh cam on|chu ky)/
// Where and when it was signed. Folding leaves words only.
const placeAndDate = /^(?!(sinh|tu|den|vao|cap|mat)\b)[a-z ]{0,40}\bngay thang nam$/
const isPlaceAndDate = (line: string): boolean =>
  line.includes(gap) && /^[^:]*,/.test(line) && placeAndDate.test(fold(line.replaceAll(gap, ' ')))

const isCapital = (line: string): boolean =>
  line.length > 4 && line === line.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(line)

const title = /^(to khai|don|giay de nghi|giay khai|phieu|ban khai)\b/

/** Words by which a line says that it heads what follows. */
const heads = /^(phan|muc|thong tin|danh cho|phan danh cho)\b|\b(nhu sau|sau day|gom|bao gom|cu the)$/

/** What stands before a colon and is asked of everybody: such a line never heads others. */
const asks =
  /^(ho|ten|so|ngay|thang|nam|noi|dia chi|que quan|email|thu dien tu|dien thoai|dan toc|quoc tich|gioi tinh|nghe nghiep|trinh do|ly do|noi dung|loai|quan he)\b|\b(ten|so)\b/

const bare = (line: string): string =>
  normalise(
    line
      .replaceAll(gap, ' ')
      .replace(bullet, '')
      .replace(/\s*:\s*$/, ''),
  )

function isHeading(line: string, next: string | undefined): boolean {
  if (/^([IVX]+|[A-H])[.)]\s/.test(line) || /^phần\s+([ivx]+|\d+)\b/i.test(line)) return true
  if (line.includes(gap)) return false
  const words = bare(line)
  const folded = fold(words)
  if (isCapital(words) && !line.endsWith(':')) return true
  if (!line.endsWith(':') || next === undefined) return line.endsWith(':') && heads.test(folded)
  if (heads.test(folded)) return true
  if (asks.test(folded)) return false
  // Deeper than itself: a line without a number before lines with bullets, a number before letters.
  const [mine, theirs] = [kindOfBullet(line), kindOfBullet(next)]
  if (theirs !== '' && theirs !== mine && theirs !== 'number') return true
  return mine === theirs && /^ho\b/.test(fold(bare(next)))
}

const kindOfBullet = (line: string): '' | 'number' | 'deeper' => {
  const [found = ''] = bullet.exec(line) ?? []
  if (found === '') return ''
  return /^\d+[.)]?\s*$/.test(found) ? 'number' : 'deeper'
}

const capital = (label: string): string => label.slice(0, 1).toUpperCase() + label.slice(1)

/** `Nam □ Nữ □` or `□ Nam □ Nữ`: what may be ticked. */
function ticked(text: string): string[] | undefined {
  if (!tick.test(text)) return undefined
  const choices = text.split(tick).map((one) => normalise(one.replaceAll(gap, ' ').replace(/[;,/]\s*$/, '')))
  const kept = [...new Set(choices.filter(Boolean))]
  return kept.length >= 2 ? kept : undefined
}

/**
 * Several questions of one line stand apart: after the dots of one the next begins, with a colon of its own or with a
 * capital letter. Words in small letters between dots belong to what is asked (ngày … tháng … năm …).
 */
function questionsIn(line: string): { label: string; choices?: string[] }[] {
  const found: { label: string; choices?: string[] }[] = []
  for (const piece of line.replace(bullet, '').split(gap)) {
    const parts = piece.split(':')
    const rest = normalise(parts.pop()!)
    for (const part of parts) {
      const label = normalise(part.replace(/^[\s;,.–-]+/, ''))
      if (label !== '') found.push({ label: capital(label) })
    }
    const words = rest.replace(/^[\s;,.–-]+/, '')
    if (words === '') continue
    const choices = parts.length > 0 ? ticked(rest) : undefined
    const last = found.at(-1)
    if (choices && last) last.choices = choices
    else if (parts.length > 0) continue
    else if (!last || /^\p{Lu}/u.test(words)) found.push({ label: words })
  }
  return found
}

/** In the order of the paper; what asks nothing is left out. */
export function readPaperLines(text: string, most = 200): PaperLine[] {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .map((line) => normalise(line.replace(fill, gap)))
    .filter((line) => /[\p{L}\p{N}*]/u.test(line))
    .slice(0, most)
    .filter((line) => !noQuestion.test(fold(bare(line))) && !isPlaceAndDate(line))
  return lines.flatMap((line, at): PaperLine[] => {
    const words = bare(line)
    if (isHeading(line, lines[at + 1])) {
      const named = normalise(words.replace(/^([IVX]+|[A-H])[.)]\s*/, ''))
      // The name of the paper itself heads all of it.
      return title.test(fold(named)) && isCapital(named) ? [] : [{ heading: named }]
    }
    const questions = questionsIn(line)
    return questions.length > 0 ? questions : [{ label: words || line }]
  })
}
