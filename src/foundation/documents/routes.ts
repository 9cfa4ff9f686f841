import { notFound } from '../../kernel/errors.ts'
import { getFile } from '../../kernel/files/keep-file.ts'
import { fileResponse } from '../../kernel/files/open-file.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { readerOf } from './document-access.ts'
import { getDocument } from './document-queries.ts'
import { linkDocuments, linkDocumentsInput } from './link-documents.ts'
import { showDocument } from './pages/document-page.ts'
import { showDocuments } from './pages/document-list.ts'
import { showRegisterForm } from './pages/register-page.ts'
import { registerForm, registerWithFile } from './register-with-file.ts'
import { t } from './texts.ts'

export const documentRoutes: readonly Route[] = [
  page('/van-ban', showDocuments),
  page('/van-ban/moi', (context) => showRegisterForm(context)),
  action({
    path: '/van-ban/moi',
    name: 'documents.register',
    input: registerForm,
    run: registerWithFile,
    next: (id) => ({ to: `/van-ban/${id}`, said: 'documents.registered_said' }),
    again: showRegisterForm,
  }),
  page('/van-ban/:id', (context) => showDocument(context)),
  page('/van-ban/:id/tep', async ({ db, actor, services, params, range }) => {
    const { file_id: fileId } = await getDocument(db, await readerOf(db, actor), params.id!)
    if (!fileId) throw notFound()
    return fileResponse(services, await getFile(db, fileId), { range })
  }),
  action({
    path: '/van-ban/:id/lien-quan',
    name: 'documents.link',
    input: linkDocumentsInput,
    run: linkDocuments,
    next: (_, { id }) => ({ to: `/van-ban/${id}`, said: 'documents.linked_said' }),
    again: showDocument,
  }),
]

export const documentDoors: readonly Door[] = [
  { href: '/van-ban', text: t('documents.title'), group: 'work', order: 40 },
]
