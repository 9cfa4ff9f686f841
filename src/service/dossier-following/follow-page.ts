import type { PageContext } from '../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../kernel/http/problem.ts'
import * as ui from '../../kernel/ui/index.ts'
import { followFrame, followName, followPath } from './frame.ts'
import { t } from './texts.ts'

/** Two things from the receipt; the code may come with the address, as from its QR square, the secret never. */
export const followPage = (context: PageContext, problem?: FormProblem): ui.Html =>
  ui.citizenPage({
    ...followFrame(context),
    title: t('following.title'),
    lead: t('following.lead'),
    errors: problem?.errors,
    children: ui.form({
      action: followPath,
      csrf: context.csrf,
      children: [
        ui.textInput({
          name: 'code',
          label: t('following.code'),
          hint: t('following.code_hint'),
          value: typed(problem, followName, 'code', context.url.searchParams.get('ma')?.slice(0, 60) ?? ''),
          error: errorOf(problem, followName, 'code'),
          autocomplete: 'off',
          code: true,
        }),
        ui.textInput({
          name: 'secret',
          label: t('following.secret'),
          hint: t('following.secret_hint'),
          error: errorOf(problem, followName, 'secret'),
          autocomplete: 'off',
          width: 'medium',
          code: true,
        }),
        ui.button({ text: t('following.look') }),
      ],
    }),
  })
