import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { formatNumber } from '../../../kernel/text/numbers.ts'
import type { Definition } from '../definition/definition.ts'
import { graphOf, longestWay } from '../definition/graph.ts'
import { t } from '../page-texts.ts'

/** Of an ordinary office; the check itself asks the unit's own calendar. */
const minutesPerDay = 480

/** How long the longest way takes: “2,5 ngày làm việc”, or hours where it is less than a day. */
export const longestWayText =
  (definition: Definition): Text =>
  (lang) => {
    if (definition.steps.length === 0) return ''
    const { minutes } = longestWay(graphOf(definition), minutesPerDay)
    const [amount, unit] =
      minutes < minutesPerDay
        ? ([minutes / 60, 'working_hour'] as const)
        : ([minutes / minutesPerDay, 'working_day'] as const)
    return `${formatNumber(amount, lang, 2)} ${inLanguage(t(`workflow.term_${unit}`), lang).toLocaleLowerCase(lang)}`
  }
