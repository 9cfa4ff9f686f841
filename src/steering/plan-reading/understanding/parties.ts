// A cell that says who does it, as a list of offices and posts.
import type { PartyRef } from '../understood-plan.ts'
import {
  bareTier,
  endingTier,
  isAbbreviation,
  isCollective,
  isField,
  isGenericNoun,
  isPerson,
  isPost,
  namesOffice,
  protect,
  startsOffice,
  startsTier,
  unprotect,
} from './party-words.ts'
import type { PartyNames } from './party-names.ts'

const trim = (text: string): string =>
  text
    .replace(/^[\s\-–+•*.,;:]+|[\s,;:]+$/gu, '')
    .replace(/(?<!\b(?:v\.v|TP|P))\.$/u, '')
    .replace(/^(?:và|cùng với|cùng)\s+/iu, '')
    .trim()

const inBrackets = (text: string, at: number): boolean => {
  const before = text.slice(0, at)
  return before.split('(').length > before.split(')').length && text.indexOf(')', at) >= 0
}

/** Lines, semicolons, bullets and full stops before a new office part a cell for certain. */
const certainParts = (text: string): string[] => {
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(/\n|;|(?<=[^\s\d]{2})\.\s+(?=\p{Lu})|(?:^|\s)[-–+•]\s+(?=\p{Lu})/gu)) {
    if (inBrackets(text, match.index)) continue
    const rest = text.slice(match.index + match[0].length)
    // "Tài chính - Kế hoạch" is one name: inside a line a dash counts only in a list of dashes.
    const listed = /^\s*[-–+•]/u.test(text) || /[.;:,]\s*$/u.test(text.slice(0, match.index))
    if (/[-–+•]/u.test(match[0]) && match.index > 0 && !(listed && startsOffice(rest))) continue
    if (match[0].startsWith('.') && !startsOffice(rest)) continue
    parts.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  return [...parts, text.slice(from)].map(trim).filter(Boolean)
}

const goesOn = (left: string, right: string): boolean => {
  if (isPerson(left) && isPost(right)) return true
  if ((isCollective(left) || isGenericNoun(left)) && isGenericNoun(right)) return true
  return endingTier(left) !== undefined && startsTier(right)
}

const nextPart = (text: string): string => text.split(/[,;&]|\s+(?:v[àa]|cùng)\s+/u)[0]!

/** "UBND cấp huyện, cấp xã": two tiers, two collectives; "các xã, phường" and "các tỉnh, thành phố" are one. */
const otherTier = (left: string, right: string): boolean => {
  const before = endingTier(left)
  const after = bareTier(nextPart(right))
  return (
    before !== undefined &&
    after !== undefined &&
    before.rank !== after &&
    // "tỉnh, thành phố" are of one tier: the cities under the central government
    !(before.rank === 1 && after === 2) &&
    /^(?:UBND|HĐND|Ủy ban|Hội đồng)/iu.test(left)
  )
}

const begins = (right: string, left: string): boolean =>
  startsOffice(right) ||
  isAbbreviation(right.split(/[,;]|\s+v[àa]\s+/u)[0]!) ||
  (isField(right.split(/[,;]/)[0]!) && startsOffice(left))

const split = (text: string, always: boolean): string[] => {
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(/\s*,\s*(?:v[àa]\s+)?|\s+(?:v[àa]|cùng)\s+|\s*&\s*/gu)) {
    if (inBrackets(text, match.index)) continue
    const left = trim(text.slice(from, match.index))
    const right = text.slice(match.index + match[0].length).trim()
    if (right === '' || left === '') continue
    // "Sở TT&TT" is one name.
    if (match[0].includes('&') && !(startsOffice(right) && /\s/.test(right))) continue
    const next = always || otherTier(left, right) || (!goesOn(left, right) && begins(right, left))
    if (!next) continue
    parts.push(left)
    from = match.index + match[0].length
  }
  return [...parts, trim(text.slice(from))].filter(Boolean)
}

/** "Các phòng: Nội vụ, Tư pháp": one head noun for a list of names. */
const headNouns =
  '[Pp]hòng(?: chuyên môn)?|[Ss]ở|[Bb]an|[Bb]ộ phận|[Hh]ội|[Đđ]oàn thể|[Nn]gành|[Tt]rường|[Cc]ơ quan|[Đđ]ơn vị|[Cc]ông chức|[Tt]rạm|[Cc]hi cục|[Pp]hòng, ban|[Ss]ở, ngành|[Ss]ở, ban,? ngành|[Tt]ổ chức'
const sharedHead = new RegExp(
  String.raw`^(?:(.*?)(?:,|;|\svà)\s+)??(?:[Cc]ác|[Nn]hững)\s+(${headNouns})(?:\s+(?:gồm|như))?\s*(:\s*|\s+(?=\p{Lu}))(.+)$`,
  'su',
)

const repeated = /^(?:phòng|sở|ban|hội|trường|công chức|trạm|chi cục)$/iu

const withHead = (head: string, name: string): string => {
  if (!repeated.test(head) || startsOffice(name)) return name
  return `${head[0]!.toUpperCase()}${head.slice(1).toLowerCase()} ${name}`
}

const sharedTier = /^(UBND|Ủy ban nhân dân|HĐND)\s+các\s+(xã|phường|huyện|thị trấn)\s*(?::\s*|\s+(?=\p{Lu}))(.+)$/u

const splitShared = (text: string): { name: string; printed: string }[] | undefined => {
  const tier = sharedTier.exec(text)
  if (tier) {
    return split(tier[3]!, true).map((name) => ({
      name: startsOffice(name) ? name : `${tier[1]} ${tier[2]} ${name}`,
      printed: name,
    }))
  }
  const shared = sharedHead.exec(text)
  if (!shared) return undefined
  const [, before, head, colon, rest] = shared
  if (!colon!.includes(':') && !/^\p{Lu}/u.test(rest!)) return undefined
  if (!colon!.includes(':') && (/^(?:UBND|HĐND|Ủy|Nhà)/u.test(rest!) || !repeated.test(head!))) return undefined
  const items = split(rest!, true).map((name) => ({ name: withHead(head!, name), printed: name }))
  return [...(before ? split(before, false).map((name) => ({ name, printed: name })) : []), ...items]
}

/** A part that lacks its head noun takes that of the part before it: "Phòng Nội vụ, Tư pháp". */
const completed = (parts: string[]): { name: string; printed: string }[] => {
  let head = ''
  let body = ''
  return parts.map((part) => {
    const tier = endingTier(part)
    if (bareTier(part) !== undefined && body !== '') return { name: `${body}${part}`, printed: part }
    body = tier && /^(?:UBND|HĐND|Ủy ban|Hội đồng)/iu.test(part) ? tier.head : ''
    const own = /^(Phòng|Sở|Công chức|Ban)\s/iu.exec(part)
    if (own) head = own[1]!
    else if (!isField(part)) head = ''
    return { name: own || !head || startsOffice(part) ? part : withHead(head, part), printed: part }
  })
}

/** The offices of a cell as printed, with the name that each has in full. */
export const splitParties = (cell: string): { name: string; printed: string }[] =>
  certainParts(protect(cell.normalize('NFC')))
    .flatMap((part) => splitShared(part) ?? completed(split(part, false)))
    .map(({ name, printed }) => ({ name: unprotect(trim(name)), printed: unprotect(trim(printed)) }))
    .filter(({ name }) => /\p{L}/u.test(name))

/** `raw` is kept where the name shown is not the one printed. */
export const readParties = (cell: string, names: PartyNames): PartyRef[] => {
  const parties = splitParties(cell).map(({ name, printed }) => {
    const unit = names.canonical(name)
    return unit === printed ? { unit } : { unit, raw: printed }
  })
  return parties.filter((party, index) => parties.findIndex((other) => other.unit === party.unit) === index)
}

/** How much a cell reads like a list of offices, 0 to 1. */
export const looksLikeParties = (cell: string): number => {
  const text = trim(cell)
  if (text === '' || text.length > 400 || /\d{3,}|%/.test(text)) return 0
  const parts = splitParties(text)
  const offices = parts.filter(({ name }) => namesOffice(name) || isAbbreviation(name) || isField(name)).length
  return parts.length === 0 ? 0 : offices / parts.length
}
