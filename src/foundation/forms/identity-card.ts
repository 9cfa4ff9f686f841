// The code on the chip card (its form is what readers of the card agree on).
import { isPersonNumber } from './identity-number.ts'
import { readDigits } from './rules/typed.ts'

export type IdentityCard = {
  number: string
  /** The older number of nine digits, where the card names one. */
  oldNumber?: string
  name: string
  birth: string
  sex: string
  /** As printed: on cards before 1/7/2025 in the units of then. */
  address: string
  issued?: string
}

const day = (text: string): string | undefined => {
  const parts = /^(\d\d)(\d\d)(\d{4})$/.exec(text)
  return parts ? `${parts[3]}-${parts[2]}-${parts[1]}` : undefined
}

/** What a scanner reads from the card: seven fields or more between bars, of which later ones are ignored. */
export function readIdentityCard(text: string): IdentityCard | undefined {
  const parts = text.normalize('NFC').trim().split('|')
  if (parts.length < 7) return undefined
  const [number, oldNumber, name, born, sex, address, issued] = parts.map((part) => part.trim()) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const birth = day(born)
  if (!/^\d{12}$/.test(readDigits(number)) || name === '' || !birth) return undefined
  return {
    number: readDigits(number),
    ...(isPersonNumber(oldNumber) && { oldNumber }),
    name,
    birth,
    sex,
    address,
    ...(day(issued) && { issued: day(issued) }),
  }
}
