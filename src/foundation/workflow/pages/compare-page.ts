import type { SignedInContext } from '../../../kernel/http/context.ts'
import { inLanguage, type Lang } from '../../../kernel/text/language.ts'
import { AppError } from '../../../kernel/errors.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findUnitNames } from '../../organisation/index.ts'
import type { Definition, Step } from '../definition/definition.ts'
import { getVersion } from '../designing/process-queries.ts'
import { t } from '../page-texts.ts'
import { kindText, namedUnits, outcomeText, roleText, timerTexts, timeText, unitText, wayTexts } from '../step-words.ts'
import { listPath, versionPath } from './design-words.ts'

type Change = { key: string; name: string; kind: 'added' | 'removed' | 'changed'; before: string; after: string }

/** A step in one paragraph, for seeing what changed in it. */
function sayStep(definition: Definition, step: Step, names: ReadonlyMap<string, string>, lang: Lang): string {
  const parts =
    step.kind === 'work'
      ? [roleText(step.role), unitText(step.unit, names), timeText(step.time), ...timerTexts(step)]
      : [kindText(step), ...(step.kind === 'end' ? [outcomeText(step.outcome)] : [])]
  return [step.name, ...parts, ...wayTexts(definition, step, { details: true })]
    .map((part) => inLanguage(part, lang))
    .join('; ')
}

/** Step by step, by key: what the second has more, less or otherwise than the first. */
function compareProcesses(
  one: Definition,
  other: Definition,
  names: ReadonlyMap<string, string>,
  lang: Lang,
): Change[] {
  const before = new Map(one.steps.map((step) => [step.key, sayStep(one, step, names, lang)]))
  const after = new Map(other.steps.map((step) => [step.key, sayStep(other, step, names, lang)]))
  const all = [...other.steps, ...one.steps.filter(({ key }) => !after.has(key))]
  return all.flatMap(({ key, name }): Change[] => {
    const [was, is] = [before.get(key), after.get(key)]
    if (was === is) return []
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
    return [{ key, name, kind, before: was ?? '', after: is ?? '' }]
  })
}

const tones = { added: 'success', removed: 'danger', changed: 'info' } as const

export async function showComparison({ db, frame, params, url, lang }: SignedInContext): Promise<ui.Html> {
  const version = await getVersion(db, params.id!)
  const other = await getVersion(db, url.searchParams.get('voi') ?? '')
  if (other.process_id !== version.process_id) throw new AppError('workflow.process_not_found', 404)
  const [old, young] = other.number < version.number ? [other, version] : [version, other]
  const names = await findUnitNames(db, [...namedUnits(old.definition), ...namedUnits(young.definition)])
  const columns: ui.Column<Change>[] = [
    { header: t('workflow.step'), rowHeader: true, cell: ({ name }) => name },
    {
      header: t('workflow.state'),
      cell: ({ kind }) => ui.statusBadge({ text: t(`workflow.step_${kind}`), tone: tones[kind] }),
    },
    { header: t('workflow.change'), cell: ({ before, after }) => ui.textDiff({ before, after }) },
  ]
  return ui.staffPage({
    ...frame,
    title: t('workflow.compare_title', { one: old.number, other: young.number }),
    crumbs: [
      { text: t('workflow.title'), href: listPath },
      { text: version.name, href: `${listPath}/${version.process_id}` },
      { text: t('workflow.version_number', { number: version.number }), href: versionPath(version.id) },
    ],
    children: ui.table({
      caption: t('workflow.change'),
      captionHidden: true,
      columns,
      rows: compareProcesses(old.definition, young.definition, names, lang),
      empty: ui.notice({ tone: 'info', body: t('workflow.nothing_changed') }),
    }),
  })
}
