const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** Ten digits of which the last follows from the others; digits three to nine are not all zero. */
function isRootNumber(digits: string): boolean {
  if (/^..0000000/.test(digits)) return false
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return 10 - (sum % 11) === Number(digits[9])
}

/**
 * The number of an organisation: ten digits, or ten and the three of a branch. Since 1/7/2025 a household business
 * bears its owner's personal number of twelve digits (Thông tư 86/2024/TT-BTC Điều 5).
 */
export function isTaxNumber(text: string): boolean {
  const parts = /^(\d{10})(?:-?(\d{3}))?$/.exec(text)
  if (!parts) return /^\d{12}$/.test(text)
  return isRootNumber(parts[1]!) && parts[2] !== '000'
}
