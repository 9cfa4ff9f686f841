// What needs no step: the end at the applicant's wish, mending what was written down wrongly.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isOver, type Dossier } from '../../dossiers/index.ts'
import { keepingList } from '../lists/came-from.ts'
import { mayBeginInterlinked } from './interlinked-page.ts'
import { mayAtItsUnits } from './may-at-its-units.ts'
import { fieldsOf, part } from './part.ts'
import { t } from '../texts.ts'

type Props = { context: SignedInContext; dossier: Dossier; problem: FormProblem | undefined }

function end({ context, dossier, problem }: Props): ui.Html {
  const field = fieldsOf(problem, 'ket-thuc')
  return part(context, problem, {
    name: 'ket-thuc',
    title: t('handling.end'),
    path: `/ho-so/${dossier.id}/ket-thuc`,
    hidden: { version: String(dossier.version) },
    children: [
      ui.radios({
        ...field('how'),
        label: t('handling.end_how'),
        choices: [
          { value: 'withdrawn', text: t('handling.withdraw'), hint: t('handling.withdraw_hint') },
          { value: 'stopped', text: t('handling.stop'), hint: t('handling.stop_hint') },
        ],
      }),
      ui.textarea({ ...field('reason'), label: t('handling.reason'), rows: 2 }),
      ui.button({ text: t('handling.end_button'), kind: 'danger' }),
    ],
  })
}

export function courseForms(props: Props): ui.Content {
  const { context, dossier } = props
  const running = !isOver(dossier.state)
  const parts = [running && mayAtItsUnits(context, dossier, 'dossiers.serve') && end(props)].filter(Boolean)
  const link = (text: Parameters<typeof t>[0], path: string): ui.Html =>
    ui.linkButton({
      text: t(text),
      href: keepingList(context.url, `/ho-so/${dossier.id}/${path}`),
      kind: 'secondary',
      small: true,
    })
  const links = [
    mayAtItsUnits(context, dossier, 'dossiers.correct') && link('handling.correct', 'dinh-chinh'),
    mayBeginInterlinked(context, dossier) && link('handling.begin_interlinked', 'lien-thong'),
  ].filter(Boolean)
  return (
    parts.length + links.length > 0 &&
    ui.section({
      id: 'viec-khac',
      title: t('handling.other_actions'),
      children: html`${parts} ${links.length > 0 && ui.buttonGroup(links)}`,
    })
  )
}
