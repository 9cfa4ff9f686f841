import { fold } from '../../../../kernel/text/vietnamese.ts'
import { metricCatalogue, type CatalogueMetric } from './metric-catalogue.ts'
import { hasWords, plainWords } from '../plain-words.ts'

type Sign = string[][]

const toSign = (sign: string): Sign => sign.split('+').map((term) => term.split('|').map((words) => fold(words)))

const rules = metricCatalogue.map((metric) => ({
  metric,
  signs: metric.signs.map(toSign),
  without: (metric.without ?? '').split('|').map(fold).filter(Boolean),
}))

/** Words of the text that the sign explains, and a little for each term: of two signs the more specific wins. */
function weigh(plain: string, sign: Sign): number {
  let words = 0
  for (const spellings of sign) {
    const found = spellings.filter((spelling) => hasWords(plain, spelling)).map((s) => s.split(' ').length)
    if (found.length === 0) return 0
    words += Math.max(...found)
  }
  return words + sign.length / 2
}

/** The metric that a sentence speaks of; undefined where no sign or two equally good ones fit. */
export function findMetric(text: string): CatalogueMetric | undefined {
  const plain = plainWords(text)
  const scored = rules
    .filter((rule) => !rule.without.some((words) => hasWords(plain, words)))
    .map((rule) => ({ metric: rule.metric, score: Math.max(...rule.signs.map((sign) => weigh(plain, sign))) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  return best !== undefined && best.score !== second?.score ? best.metric : undefined
}
