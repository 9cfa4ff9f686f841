import type { Tx } from '../../kernel/database/types.ts'
import { aFiling, throughTo, type Filed, type OneStop } from '../dossiers/index.ts'

/** A birth whose result goes by post, on its way until the step of that key. */
export const postedDossier = (
  tx: Tx,
  world: Parameters<typeof throughTo>[1],
  shop: OneStop,
  until: Parameters<typeof throughTo>[3] = 'hand_over',
): Promise<Filed> =>
  throughTo(tx, world, aFiling(shop, world, { returnBy: 'post', returnAddress: 'Số 5, thôn 3, xã Tân Lập' }), until)
