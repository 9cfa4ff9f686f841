import { hasText, translate, type TextParams } from '../../../kernel/text/catalogue.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { dossierStates, dossierText } from '../../dossiers/index.ts'

/** A national code by its name. */
export const statusText = (status: number): Text => dossierText(`dossiers.state_${dossierStates[status - 1]!}`)

/** Why it could not be taken, in the reader's language. */
export const problemReason =
  ({ reason, details }: { reason: string; details: unknown }): Text =>
  (lang) =>
    translate(lang, hasText(reason) ? reason : 'dossier_exchange.fault', details as TextParams)
