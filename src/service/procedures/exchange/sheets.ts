// The workbook of procedures: one sheet for what stands once, one for each list, tied by the code. Headers are the labels
// of the editor in Vietnamese, since the workbook is typed by people who read them there.
import { inLanguage } from '../../../kernel/text/language.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { CellField } from '../parts/cell.ts'
import { allSingleFields, listFields, listNames, listTitle, type ListName } from '../parts/parts.ts'
import { t } from './texts.ts'

export type SheetName = 'procedures' | ListName
export const sheetNames: readonly SheetName[] = ['procedures', ...listNames]

const vi = (text: Parameters<typeof inLanguage>[0]): string => inLanguage(text, 'vi')

export const sheetTitle = (sheet: SheetName): string =>
  vi(sheet === 'procedures' ? t('procedures.sheet') : listTitle(sheet))

export const codeHeader = vi(t('procedures.sheet_code'))

const kindField: CellField = {
  name: 'kind',
  label: t('procedures.sheet_kind'),
  kind: 'choice',
  options: ['public', 'internal'],
  usual: 'public',
}

/** The columns after the code. */
export const fieldsOf = (sheet: SheetName): readonly CellField[] =>
  sheet === 'procedures' ? [kindField, ...allSingleFields] : listFields[sheet]

export const headerOf = (field: CellField): string => vi(field.label)

export const isSame = (a: string, b: string): boolean => fold(a) === fold(b)
