const longWords = 35
const keptWords = 7

/** What a long sentence adds behind its target: purpose, emphasis, the next deed. */
const added =
  /\s*(?:,?\s(?:nhằm|để (?:đảm bảo|bảo đảm|phục vụ|tạo|góp phần|nâng cao|đáp ứng)|góp phần|nhất là|đặc biệt là|liên quan đến|(?:và|đồng thời)\s(?:thực hiện|tổ chức|tăng cường|tiếp tục|triển khai) (?:các|việc|công tác|có hiệu quả))\s|,\s(?:qua đó|từ đó|trong đó|tạo)\s)/giu

const longBracket = /\s*\((?!\s?trừ\s)(?=(?:[^)\s]+\s+){10})[^)]*\)/gu

const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length

/** The words behind a number without purpose clauses: "80% (cấp xã) để đảm bảo …" is "80% (cấp xã)". */
export const withoutPurpose = (behind: string): string => behind.replace(/\s(?:để|nhằm)\s.*$/su, '')

/** A target as a person would enter it: a long sentence ends where its target does. `from`: end of its number. */
export function trimTail(text: string, from: number): string {
  const bare = text.replace(longBracket, '')
  if (countWords(bare) <= longWords) return bare
  const kept = bare.slice(0, from)
  const behind = bare.slice(from)
  for (const match of behind.matchAll(added)) {
    if (countWords(kept) + countWords(behind.slice(0, match.index)) >= keptWords)
      return kept + behind.slice(0, match.index)
  }
  return bare
}
