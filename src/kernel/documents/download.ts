import { contentDisposition } from '../files/open-file.ts'

const mediaTypes = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  bpmn: 'application/xml; charset=utf-8',
} as const

export type DocumentKind = keyof typeof mediaTypes

/** Answers with a document that was made for this request; a PDF opens in the browser, to be printed from there. */
export const documentResponse = (content: Uint8Array | string, name: string, kind: DocumentKind): Response =>
  new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'Content-Type': mediaTypes[kind],
      'Content-Disposition': contentDisposition(kind === 'pdf' ? 'inline' : 'attachment', `${name}.${kind}`),
      'Content-Security-Policy':
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'Cache-Control': 'private, no-store',
    },
  })
