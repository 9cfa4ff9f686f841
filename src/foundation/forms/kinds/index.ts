import type { FieldKindName } from '../form-definition.ts'
import { addressKind } from './address.ts'
import { choiceKind } from './choice.ts'
import { dateKind } from './date.ts'
import { identityNumberKind } from './identity-number.ts'
import type { FieldKind } from './kind.ts'
import { moneyKind, numberKind } from './number.ts'
import { statementKind } from './statement.ts'
import { textKind } from './text.ts'
import { uploadKind } from './upload.ts'

/** Groups hold other fields and are dealt with where fields are walked through. */
export const fieldKinds: Readonly<Record<Exclude<FieldKindName, 'group'>, FieldKind>> = {
  text: textKind,
  number: numberKind,
  money: moneyKind,
  date: dateKind,
  choice: choiceKind,
  address: addressKind,
  identity_number: identityNumberKind,
  upload: uploadKind,
  statement: statementKind,
}
