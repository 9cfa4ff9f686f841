import { defineTexts } from '../text/catalogue.ts'
import type { Text } from '../text/language.ts'
import type { FormulaError } from './formula.ts'

const t = defineTexts({
  vi: {
    'formula.unreadable': 'Công thức viết chưa đúng từ ký tự thứ {place}',
    'formula.too_long': 'Công thức dài quá 2.000 ký tự',
    'formula.too_deep': 'Công thức lồng nhau quá nhiều lớp',
    'formula.not_allowed': 'Công thức có phần không được dùng: {word}',
    'formula.unknown_function': 'Không có hàm “{word}”',
    'formula.argument_count': 'Hàm “{word}” có số giá trị trong ngoặc chưa đúng',
    'formula.wrong_kind': 'Phép “{word}” dùng với giá trị không cùng loại',
    'formula.too_big': 'Công thức cho kết quả quá lớn',
    'formula.too_many_steps': 'Công thức tính quá nhiều bước',
  },
  en: {
    'formula.unreadable': 'The formula cannot be read from character {place} on',
    'formula.too_long': 'The formula is longer than 2,000 characters',
    'formula.too_deep': 'The formula is nested too deeply',
    'formula.not_allowed': 'The formula has a part that may not be used: {word}',
    'formula.unknown_function': 'There is no function “{word}”',
    'formula.argument_count': 'The function “{word}” has the wrong number of values in its brackets',
    'formula.wrong_kind': 'The operation “{word}” is used with values of different kinds',
    'formula.too_big': 'The result of the formula is too big',
    'formula.too_many_steps': 'The formula takes too many steps',
  },
})

export const formulaErrorText = (error: FormulaError): Text =>
  t(error.code, { word: error.word || '…', place: error.position + 1 })
