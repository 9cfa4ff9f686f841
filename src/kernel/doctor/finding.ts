import type { Text } from '../text/language.ts'

/** What one look found: a sentence for the operator, and whether something has to be done. */
export type Finding = { state: 'good' | 'warning' | 'bad'; text: Text }

export const good = (text: Text): Finding => ({ state: 'good', text })
export const warning = (text: Text): Finding => ({ state: 'warning', text })
export const bad = (text: Text): Finding => ({ state: 'bad', text })
