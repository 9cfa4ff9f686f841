import type { Tx } from '../../kernel/database/types.ts'
import { kindOf } from './read-follow-up.ts'
import { takeDossier } from './take-dossier.ts'
import { takePayment, takeSupplement } from './take-follow-up.ts'

const takers = { dossier: takeDossier, supplement: takeSupplement, payment: takePayment }

/** @returns the dossier's id; undefined where the message has been taken before, which changes nothing */
export const takeMessage = async (tx: Tx, payload: unknown): Promise<string | undefined> =>
  takers[kindOf(payload)](tx, payload)
