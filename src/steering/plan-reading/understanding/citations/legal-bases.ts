// The documents that a plan rests on, carries out or names, each once, with the places where it stands.
import type { Place } from '../../source-document.ts'
import type { LegalBasis } from '../../understood-plan.ts'
import { findCitations, type Citation } from './citations.ts'
import { plainWords } from '../plain-words.ts'

/** A stretch of text with the id of its section; `preamble` where bases and superior plans are named. */
export type CitingText = { text: string; where: string; place?: Place; preamble?: boolean }

type Role = LegalBasis['role']
const roleRank: Record<Role, number> = { promulgates: 3, basis: 2, implements: 2, cited: 1 }

/** The first document of a line, and those listed beside it, have the line's role; one named inside another's title not. */
function isListed(text: string, citation: Citation, first: boolean): boolean {
  const before = text.slice(0, citation.at).split(';').at(-1)!
  return (
    first || /^\s*$/.test(before) || (/(?:,|\svà)\s*$/u.test(before) && !/sửa đổi|chi tiết|hướng dẫn/iu.test(before))
  )
}

function roleIn(citing: CitingText, citation: Citation, first: boolean): Role {
  if (!citing.preamble || !isListed(citing.text, citation, first)) return 'cited'
  if (/^[-–*]?\s*căn cứ/iu.test(citing.text)) return 'basis'
  return /^[-–*]?\s*(?:để\s+)?(?:tiếp tục\s+)?(?:triển khai|thực hiện|tổ chức thực hiện)(?!\p{L})/iu.test(citing.text)
    ? 'implements'
    : 'cited'
}

const keyOf = (basis: { number: string | null }): string => plainWords(basis.number ?? '')

/** Texts say "UBND tỉnh" of their own province and "UBND xã" of themselves. */
function named(issuer: string | null, own: OwnPlace): string | null {
  if (issuer === null) return null
  if (issuer.endsWith('tỉnh') && own.province !== null) return `${issuer} ${own.province}`
  const tierWord = own.place?.replace(/\s\p{Lu}.*$/u, '')
  return tierWord && issuer.endsWith(` ${tierWord}`) ? `${issuer}${own.place!.slice(tierWord.length)}` : issuer
}

const isSameLaw = (a: LegalBasis, b: LegalBasis): boolean => {
  const [short, long] = [keyOf(a), keyOf(b)].sort((x, y) => x.length - y.length)
  return a.kind === b.kind && short!.startsWith('luat') && (long!.startsWith(`${short} nam `) || long === short)
}

const digits = (number: string): string => /^\d+/.exec(number)?.[0] ?? ''
const symbol = (number: string): string => number.replace(/^\d+[A-Za-z]?(?:\/\d{4})?/, '')

/** 5755 and 5575, 281 and 2818: what typing and text recognition make of one number. */
const isSlip = (a: string, b: string): boolean =>
  [...a].sort().join('') === [...b].sort().join('') ||
  (Math.abs(a.length - b.length) <= 1 && (a.startsWith(b) || b.startsWith(a)))

/** Two spellings of one document: same symbol and day, numbers that differ by a slip or by a left-out year. */
function isVariant(a: LegalBasis, b: LegalBasis): boolean {
  if (isSameLaw(a, b)) return true
  const [left, right] = [a.number ?? '', b.number ?? '']
  if (a.date === null || a.date !== b.date || symbol(left) !== symbol(right) || digits(left) === '') return false
  return digits(left) === digits(right) || (digits(left).length >= 3 && isSlip(digits(left), digits(right)))
}

function merge(known: LegalBasis, next: LegalBasis): void {
  known.where = [...new Set([...known.where, ...next.where])]
  if (roleRank[next.role] > roleRank[known.role]) known.role = next.role
  if (known.date !== null && next.date !== null && known.date !== next.date) {
    known.sourceError ??= `ghi hai ngày: ${known.date} và ${next.date}`
  }
  known.date ??= next.date
  known.issuer ??= next.issuer
  known.article ??= next.article
  known.sourceError ??= next.sourceError
}

const spellings = (a: LegalBasis, b: LegalBasis): LegalBasis => {
  const number = (b.number ?? '').length > (a.number ?? '').length ? b.number : a.number
  return isSameLaw(a, b) ? { ...a, number } : { ...a, number, sourceError: `ghi hai cách: ${a.number} và ${b.number}` }
}

export type OwnPlace = { place: string | null; province: string | null }

/**
 * `issued`: ISO date of the plan (or the end of its year): what is dated later cannot be right. `known`: the decision
 * that the plan hangs on, as its head gives it.
 */
export function collectLegalBases(
  texts: CitingText[],
  issued: string | null,
  own: OwnPlace,
  known: LegalBasis[],
): LegalBasis[] {
  const bases = new Map<string, LegalBasis>(known.map((basis) => [keyOf(basis), basis]))
  for (const citing of texts) {
    findCitations(citing.text).forEach((citation, i) => {
      const { at: _, ...printed } = citation
      const late = issued !== null && citation.date !== null && citation.date > issued
      const basis: LegalBasis = {
        ...printed,
        issuer: named(printed.issuer, own),
        role: roleIn(citing, citation, i === 0),
        where: [citing.where],
        ...(late && { sourceError: 'ban hành sau kế hoạch' }),
        ...(citing.place && { place: citing.place }),
      }
      const known = bases.get(keyOf(citation))
      if (known === undefined) bases.set(keyOf(citation), basis)
      else merge(known, basis)
    })
  }
  const settled: LegalBasis[] = []
  for (const basis of bases.values()) {
    const at = settled.findIndex((other) => isVariant(other, basis))
    if (at < 0) settled.push(basis)
    else {
      settled[at] = spellings(settled[at]!, basis)
      merge(settled[at], { ...basis, number: settled[at].number })
    }
  }
  return settled
}
