// Which place a plan is for, of which tier and in which province. Plans copy sentences of the tier above, so what the
// issuer and the title say outweighs what the text says.
import type { Tier } from '../../understood-plan.ts'
import { findPlaces, tierOfWord, type PlaceName } from './place-names.ts'
import { hasWords, plainWords } from '../plain-words.ts'

/** From 1 July 2025 there are provinces and communes only (Luật Tổ chức chính quyền địa phương 2025). */
const endOfDistricts = '2025-07-01'

const mostFrequent = (names: string[]): string | null => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const countWords = (plain: string, words: string[]): number =>
  words.reduce((sum, word) => sum + plain.split(` ${word} `).length - 1, 0)

/** A thành phố is a district where it reports to a province and works through offices (phòng), not departments (sở). */
function tierOfCity(text: string, date: string | null): Tier {
  if (date !== null && date >= endOfDistricts) return 'province'
  const plain = plainWords(text)
  const offices = countWords(plain, [
    'phong noi vu',
    'phong tu phap',
    'phong tai chinh',
    'phong chuyen mon',
    'cac phong',
  ])
  const departments = countWords(plain, ['so noi vu', 'so tu phap', 'so tai chinh', 'cac so', 'so ban nganh'])
  return hasWords(plain, 'uy ban nhan dan tinh') || offices > departments ? 'district' : 'province'
}

export type HeadPlace = { place: PlaceName | null; tier: Tier | null; province: string | null }

/**
 * `own`: texts that name the issuer, the surest first; `text`: the whole document; `date`: of issue, or the start of the
 * plan's year.
 */
export function findHeadPlace(own: string[], text: string, date: string | null): HeadPlace {
  const rank: Record<Tier, number> = { commune: 0, district: 1, province: 2 }
  const tierOf = (place: PlaceName): Tier => tierOfWord(place.tierWord) ?? tierOfCity(text, date)
  const place =
    own
      .map((source) => findPlaces(source).sort((a, b) => rank[tierOf(a)] - rank[tierOf(b)])[0])
      .find((found) => found) ?? null
  const tier = place === null ? null : tierOf(place)
  if (tier === 'province') return { place, tier, province: place!.name }
  const all = findPlaces(text)
  const provinces = all.filter((other) => other.tierWord === 'tỉnh').map((other) => other.name)
  const cities = all
    .filter((other) => other.tierWord === 'thành phố' && other.name !== place?.name)
    .map((other) => other.name)
  return { place, tier, province: mostFrequent(provinces) ?? mostFrequent(cities) }
}
