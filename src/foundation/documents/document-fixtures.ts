import type { z } from 'zod'
import type { registerDocumentInput } from './register-document.ts'

/** A plan of the commune as its clerk would enter it; say what matters in the test. */
export const aDocument = (
  authorityId: string,
  document: Partial<z.output<typeof registerDocumentInput>> = {},
): z.output<typeof registerDocumentInput> => ({
  authorityId,
  direction: 'outgoing',
  kind: 'plan',
  number: '12/KH-UBND',
  issuedOn: Temporal.PlainDate.from('2026-01-20'),
  issuer: 'UBND xã Tân Lập',
  signer: 'Hoàng Văn Sơn',
  abstract: 'Kế hoạch cải cách hành chính năm 2026',
  ...document,
})
