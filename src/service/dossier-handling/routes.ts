import { z } from 'zod'
import {
  assignStep,
  claimStep,
  giveOpinion,
  giveOpinionInput,
  moveStep,
  releaseStep,
} from '../../foundation/workflow/index.ts'
import { canAnywhere } from '../../kernel/access/actor.ts'
import type { Door } from '../../kernel/http/frame.ts'
import type { ActingContext, SignedInContext } from '../../kernel/http/context.ts'
import type { FormProblem } from '../../kernel/http/problem.ts'
import { id, version } from '../../kernel/http/fields.ts'
import { action, page, type Next, type Route } from '../../kernel/http/route.ts'
import {
  dossierActions,
  endDossier,
  endDossierInput,
  paperLimit,
  startInterlinked,
  startInterlinkedInput,
} from '../dossiers/index.ts'
import { actForm, actWithFiles, partForm, takePartWithFiles } from './acting/act-with-files.ts'
import {
  askForm,
  askUnit,
  correctForm,
  correctKeepingNumber,
  correctResultAndFees,
  correctResultForm,
} from './acting/course-commands.ts'
import { fileRoute } from './acting/file-route.ts'
import { afterAction, keepingList } from './lists/came-from.ts'
import { showConsult } from './pages/consult-page.ts'
import { showInterlinkedForm } from './pages/interlinked-page.ts'
import { manyDoneAddress, showManyDone } from './pages/many-done-page.ts'
import { showMoveStep } from './pages/move-step-page.ts'
import { showSearch } from './pages/search-page.ts'
import { showWorkLists } from './pages/work-list-page.ts'
import { actOnMany, manyInput } from './lists/act-on-many.ts'
import { showCorrection, showResultCorrection } from './pages/correct-page.ts'
import { showDossier } from './pages/dossier-page.ts'
import { showReads } from './pages/reads-page.ts'
import { showNumber } from './pages/reveal-page.ts'
import { t } from './texts.ts'

type Said = `handling.said_${string}`

type Back = (result: unknown, input: { id: string }, context: ActingContext) => Next

/** The dossier again, with the way to the next one of the list it was opened from. */
const back =
  (said: Said): Back =>
  (_result, { id }, { url }) => ({ to: afterAction(url, id), said })
/** The dossier again, where work on it only begins. */
const stay =
  (said: Said): Back =>
  (_result, { id }, { url }) => ({ to: keepingList(url, `/ho-so/${id}`), said })
const again = showDossier

const stepForm = z.object({ id: id(), stepId: id(), version: version().optional() })

/** A form of a list that comes back stands under its own list again. */
function atList(context: SignedInContext, { values }: FormProblem): SignedInContext {
  const url = new URL('/ho-so', context.url)
  url.searchParams.set('danh-sach', String(values.list ?? ''))
  return { ...context, url }
}

export const handlingRoutes: readonly Route[] = [
  page('/ho-so', (context: SignedInContext) => showWorkLists(context)),
  page('/ho-so/tim', showSearch),
  page('/ho-so/hang-loat', showManyDone),
  action({
    path: '/ho-so/hang-loat',
    name: 'dossier_handling.act_on_many',
    input: manyInput,
    run: actOnMany,
    next: (done, { list }) =>
      done.failed.length > 0
        ? manyDoneAddress(done, list)
        : { to: `/ho-so?danh-sach=${list}`, said: 'handling.done_count', params: { count: done.done } },
    again: (context, problem) => showWorkLists(atList(context, problem), problem),
  }),
  page('/ho-so/:id{[0-9a-f-]{36}}', (context: SignedInContext) => showDossier(context)),
  page('/ho-so/:id/so-dinh-danh', showNumber),
  page('/ho-so/:id/nguoi-da-xem', showReads),
  fileRoute,
  action({
    path: '/ho-so/:id/buoc/:stepId/xu-ly',
    name: 'dossier_handling.act',
    input: actForm,
    fileLimit: paperLimit,
    run: actWithFiles,
    next: back('handling.said_done'),
    again,
  }),
  action({
    path: '/ho-so/:id/buoc/:stepId/mot-phan',
    name: 'dossier_handling.take_part',
    input: partForm,
    fileLimit: paperLimit,
    run: takePartWithFiles,
    next: stay('handling.said_part'),
    again,
  }),
  action({
    path: '/ho-so/:id/buoc/:stepId/nhan',
    name: 'dossier_handling.claim_step',
    input: stepForm,
    run: claimStep,
    next: stay('handling.said_claimed'),
    again,
  }),
  action({
    path: '/ho-so/:id/buoc/:stepId/tra-ve',
    name: 'dossier_handling.release_step',
    input: stepForm,
    run: releaseStep,
    next: back('handling.said_released'),
    again,
  }),
  action({
    path: '/ho-so/:id/buoc/:stepId/giao',
    name: 'dossier_handling.assign_step',
    input: stepForm.extend({ personId: id() }),
    run: assignStep,
    next: back('handling.said_assigned'),
    again,
  }),
  page('/ho-so/:id/buoc/:stepId/chuyen-don-vi', (context: SignedInContext) => showMoveStep(context)),
  action({
    path: '/ho-so/:id/buoc/:stepId/chuyen-don-vi',
    name: 'dossier_handling.move_step',
    input: stepForm.extend({ unitId: id() }),
    run: moveStep,
    next: back('handling.said_moved'),
    again: showMoveStep,
  }),
  page('/ho-so/:id/buoc/:stepId/xin-y-kien', (context: SignedInContext) => showConsult(context)),
  action({
    path: '/ho-so/:id/buoc/:stepId/xin-y-kien',
    name: 'dossier_handling.ask_opinion',
    input: askForm,
    run: askUnit,
    next: back('handling.said_asked'),
    again: showConsult,
  }),
  action({
    path: '/ho-so/:id/buoc/:stepId/cho-y-kien',
    name: 'dossier_handling.give_opinion',
    input: giveOpinionInput.extend({ id: id() }),
    run: giveOpinion,
    next: back('handling.said_opinion'),
    again,
  }),
  action({
    path: '/ho-so/:id/ket-thuc',
    name: 'dossier_handling.end',
    input: endDossierInput,
    run: endDossier,
    next: back('handling.said_ended'),
    again,
  }),
  page('/ho-so/:id/lien-thong', (context: SignedInContext) => showInterlinkedForm(context)),
  action({
    path: '/ho-so/:id/lien-thong',
    name: 'dossier_handling.start_interlinked',
    input: startInterlinkedInput,
    run: startInterlinked,
    next: back('handling.said_interlinked'),
    again: showInterlinkedForm,
  }),
  page('/ho-so/:id/dinh-chinh', (context: SignedInContext) => showCorrection(context)),
  action({
    path: '/ho-so/:id/dinh-chinh',
    name: 'dossier_handling.correct_dossier',
    input: correctForm,
    run: correctKeepingNumber,
    next: back('handling.said_corrected'),
    again: showCorrection,
  }),
  page('/ho-so/:id/ket-qua/:resultId/dinh-chinh', (context: SignedInContext) => showResultCorrection(context)),
  action({
    path: '/ho-so/:id/ket-qua/:resultId/dinh-chinh',
    name: 'dossier_handling.correct_result',
    input: correctResultForm,
    run: correctResultAndFees,
    next: back('handling.said_corrected'),
    again: showResultCorrection,
  }),
]

export const handlingDoors: readonly Door[] = [
  {
    href: '/ho-so',
    text: t('handling.dossiers'),
    group: 'work',
    order: 20,
    show: (actor) => canAnywhere(actor, dossierActions['dossiers.read']),
  },
]
