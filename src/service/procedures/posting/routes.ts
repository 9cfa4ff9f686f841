import { notFound } from '../../../kernel/errors.ts'
import { getFile } from '../../../kernel/files/keep-file.ts'
import { fileResponse } from '../../../kernel/files/open-file.ts'
import { action, page, type Route } from '../../../kernel/http/route.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { showPlaceKeeping } from '../pages/places-page.ts'
import { showPlace, showPlaces } from '../pages/posting-page.ts'
import { addPlace, addPlaceInput, endPlace, endPlaceInput } from './places.ts'
import { findProof } from './posting-queries.ts'
import { removeWithFile } from './record-removal.ts'
import { proofForm } from './proof.ts'
import { recordWithFile } from './record-posting.ts'
import { postingPath } from '../pages/paths.ts'

export const postingRoutes: readonly Route[] = [
  page(postingPath, showPlaces),
  page(`${postingPath}/noi`, (context) => showPlaceKeeping(context)),
  action({
    path: `${postingPath}/noi`,
    name: 'procedures.add_place',
    input: addPlaceInput,
    run: addPlace,
    next: () => ({ to: `${postingPath}/noi`, said: 'procedures.place_said' }),
    again: showPlaceKeeping,
  }),
  action({
    path: `${postingPath}/noi/:id/dong`,
    name: 'procedures.end_place',
    input: endPlaceInput,
    run: endPlace,
    next: () => ({ to: `${postingPath}/noi`, said: 'procedures.place_said' }),
    again: showPlaceKeeping,
  }),
  page(`${postingPath}/minh-chung/:id`, async ({ db, services, params }) => {
    const proof = isUuid(params.id) ? await findProof(db, params.id) : undefined
    if (!proof?.file_id) throw notFound()
    return fileResponse(services, await getFile(db, proof.file_id), { inline: true })
  }),
  action({
    path: `${postingPath}/:placeId/go`,
    name: 'procedures.record_removal',
    input: proofForm,
    run: removeWithFile,
    next: (count, { placeId }) => ({
      to: `${postingPath}/${placeId}`,
      said: 'procedures.removed_said',
      params: { count },
    }),
    again: showPlace,
  }),
  page(`${postingPath}/:placeId`, (context) => showPlace(context)),
  action({
    path: `${postingPath}/:placeId`,
    name: 'procedures.record_posting',
    input: proofForm,
    run: recordWithFile,
    next: (count, { placeId }) => ({
      to: `${postingPath}/${placeId}`,
      said: 'procedures.posted_said',
      params: { count },
    }),
    again: showPlace,
  }),
]
