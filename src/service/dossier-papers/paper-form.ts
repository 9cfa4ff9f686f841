// Which paper may be made of a dossier, and what it says. Pure: a dossier goes in, the words of the form come out.
// Fields of Phụ lục I Thông tư 03/2025/TT-VPCP (law/forms-onestop); the order is the form's.
import { apology } from './forms/apology.ts'
import { control } from './forms/control.ts'
import type { PaperBody, PaperSource } from './forms/form-lines.ts'
import { receipt } from './forms/receipt.ts'
import { refusal } from './forms/refusal.ts'
import { stop } from './forms/stop.ts'
import { supplement } from './forms/supplement.ts'

export const paperKeys = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control'] as const
export type PaperKey = (typeof paperKeys)[number]

/** Of the applicant it says nothing but the code. */
export const namesNobody = (key: string): boolean => key === ('control' satisfies PaperKey)

const bodies: Record<PaperKey, (source: PaperSource) => PaperBody | undefined> = {
  receipt,
  supplement,
  refusal,
  apology,
  stop,
  control,
}

/** The words of the form, or undefined where the dossier has not come that far. */
export const paperBody = (key: PaperKey, source: PaperSource): PaperBody | undefined => bodies[key](source)
