// Copies certified at the counter of Tân Lập: three pages, 6.000 đồng.
import type { Tx } from '../../kernel/database/types.ts'
import { aFiling, throughTo, type Filed, type OneStop } from '../dossiers/index.ts'

export const certifiedCopies = (
  tx: Tx,
  world: Parameters<typeof throughTo>[1],
  shop: OneStop,
  until: Parameters<typeof throughTo>[3] = 'assign',
): Promise<Filed> =>
  throughTo(
    tx,
    world,
    aFiling(shop, world, {
      procedureId: shop.procedures.copies.procedureId,
      papers: [{ componentKey: 'ban-chinh', copyKind: 'shown', copies: '1' }],
      fees: [{ key: 'trang', quantity: '3' }],
    }),
    until,
  )
