// The text of a plan in force, kept for ever: a task leads to the words it was printed in.
import { getFile } from '../../../kernel/files/keep-file.ts'
import { fileResponse } from '../../../kernel/files/open-file.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findTaskDetail, getPlan, planPage, type KeptPlace, type PlanHead } from '../../plans/index.ts'
import { findSource } from '../source/find-source.ts'
import { l } from './list-texts.ts'
import { textView } from './text-view.ts'
import { p } from './texts.ts'

const uuid = /^[0-9a-f-]{36}$/i

/** The place of the task asked for; a task that came with an amendment was read from the amendment's document. */
async function placeAsked({ db, url }: SignedInContext, plan: PlanHead): Promise<KeptPlace | null> {
  const taskId = url.searchParams.get('nhiem-vu') ?? ''
  const task = uuid.test(taskId) ? await findTaskDetail(db, taskId) : undefined
  return task?.plan_id === plan.id ? (task.place as KeptPlace | null) : null
}

export async function showPlanText(context: SignedInContext): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  const place = await placeAsked(context, plan)
  const importId = place?.importId ?? plan.import_id
  const source = importId ? await findSource(context.db, importId) : null
  return planPage(context, plan, {
    tab: 'van-ban',
    actions: plan.file_id
      ? ui.linkButton({ text: p('settling.original'), kind: 'secondary', href: `/ke-hoach/${plan.id}/tep` })
      : undefined,
    children: source
      ? textView(source, context.url, place)
      : ui.emptyState({ title: l('settling.no_source'), body: l('settling.no_source_body') }),
  })
}

/** The file as it was put in, for everybody who may read the plan. */
export async function planFile({ db, actor, params, services, range }: SignedInContext): Promise<Response> {
  const plan = await getPlan(db, actor, params.id!)
  if (!plan.file_id) throw notFound()
  return fileResponse(services, await getFile(db, plan.file_id), { inline: true, range })
}
