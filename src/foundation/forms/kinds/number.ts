import { Decimal, type Decimal as Figure } from '../../../kernel/formula/values.ts'
import { formatMoney } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { readMoney, readNumber, writtenNumber } from '../rules/typed.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, oneBox, readBox } from './simple.ts'

const kindOf = (parse: (text: string) => Figure | undefined, rest: Pick<FieldKind, 'input' | 'text'>): FieldKind => ({
  ...rest,
  read: readBox((text) => parse(text)?.toFixed()),
  boxes: (path, answer) => oneBox(path, writtenNumber(answer as string, 'vi')),
})

export const numberKind = kindOf(readNumber, {
  input: (field, path, asking) =>
    ui.numberInput({ ...boxOf(field, path, asking), ...(field.whole && { inputmode: 'numeric' }) }),
  text: (_, answer, lang) => writtenNumber(answer as string, lang),
})

export const moneyKind = kindOf(readMoney, {
  input: (field, path, asking) => ui.moneyInput(boxOf(field, path, asking)),
  text: (_, answer, lang) => formatMoney(BigInt(new Decimal(answer as string).toFixed(0)), lang),
})
