// The door of documents.
import type { Module } from '../../kernel/module.ts'
import { documentDoors, documentRoutes } from './routes.ts'

export const documentsModule: Module = { name: 'documents', routes: documentRoutes, doors: documentDoors }

export { directions, linkKinds, type Direction, type LinkKind } from './document.ts'
export { mayRead, mayRegister, readerOf, type Reader } from './document-access.ts'
export {
  findDocuments,
  findLinks,
  getDocument,
  readableDocumentOf,
  type DocumentBrief,
  type DocumentFilter,
  type DocumentRow,
} from './document-queries.ts'
export { linkDocuments, linkDocumentsInput } from './link-documents.ts'
export { registerDocument, registerDocumentInput } from './register-document.ts'
export { documentText } from './pages/document-words.ts'
