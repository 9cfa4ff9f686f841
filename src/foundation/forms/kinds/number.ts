import { Decimal, type Decimal as Figure } from '../../../kernel/formula/values.ts'
import type { Lang } from '../../../kernel/text/language.ts'
import { formatMoney } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { Field } from '../form-definition.ts'
import { readMoney, readNumber, writtenNumber } from '../rules/typed.ts'
import { t } from '../texts.ts'
import type { FieldKind, Reading } from './kind.ts'
import { boxOf, oneBox, typedIn } from './simple.ts'

function bounded(field: Field, path: string, value: Figure, { wrong }: Reading): string | undefined {
  const { least, most } = field
  if (least !== undefined && value.lt(least)) wrong(path, t('forms.too_small', { least: writtenIn(least) }))
  else if (most !== undefined && value.gt(most)) wrong(path, t('forms.too_big', { most: writtenIn(most) }))
  else return new Decimal(value).toFixed()
  return undefined
}

const writtenIn = (text: string) => (lang: Lang) => writtenNumber(text, lang)

const kindOf = (
  parse: (text: string) => Figure | undefined,
  sentence: 'forms.number_wrong' | 'forms.money_wrong',
  rest: Pick<FieldKind, 'input' | 'text'>,
): FieldKind => ({
  ...rest,
  read: (field, path, reading) => {
    const text = typedIn(path, reading)
    if (text === '') return undefined
    const value = parse(text)
    if (value) return bounded(field, path, value, reading)
    reading.wrong(path, t(sentence))
    return undefined
  },
  boxes: (path, answer) => oneBox(path, writtenNumber(answer as string, 'vi')),
})

export const numberKind = kindOf(readNumber, 'forms.number_wrong', {
  input: (field, path, asking) => ui.numberInput(boxOf(field, path, asking)),
  text: (_, answer, lang) => writtenNumber(answer as string, lang),
})

export const moneyKind = kindOf(readMoney, 'forms.money_wrong', {
  input: (field, path, asking) => ui.moneyInput(boxOf(field, path, asking)),
  text: (_, answer, lang) => formatMoney(BigInt(new Decimal(answer as string).toFixed(0)), lang),
})
