import { notFound } from '../../kernel/errors.ts'
import { getFile } from '../../kernel/files/keep-file.ts'
import { fileResponse } from '../../kernel/files/open-file.ts'
import { page, type Route } from '../../kernel/http/route.ts'
import { getWork } from './get-work.ts'

/** A file of evidence, for those who may see the evidence of this work and for nobody who only knows its address. */
export const evidenceRoute: Route = page(
  '/dau-viec/:id/minh-chung/:fileId',
  async ({ db, actor, services, params, range }) => {
    const work = await getWork(db, actor, params.id!)
    const belongs = work.deliveries.some((delivery) => delivery.files.some((file) => file.file_id === params.fileId))
    if (!belongs) throw notFound()
    return fileResponse(services, await getFile(db, params.fileId!), { range })
  },
)
