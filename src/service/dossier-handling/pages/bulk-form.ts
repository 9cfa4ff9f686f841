import type { PersonInUnit } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { tabOf } from '../lists/list-address.ts'
import { t } from '../texts.ts'

/** The list with what can be done to several at once: taking, giving, handing on what asks for nothing. */
export const bulkForm = (
  context: SignedInContext,
  people: readonly PersonInUnit[],
  list: ui.Html,
  problem: FormProblem | undefined,
): ui.Html =>
  ui.form({
    action: '/ho-so/hang-loat',
    csrf: context.csrf,
    idempotencyKey: context.key(),
    hidden: { list: tabOf(context.url) },
    children: html`${list}
      <fieldset class="section stack">
        <legend><strong>${t('handling.with_chosen')}</strong></legend>
        ${ui.buttonGroup([
          ui.button({ text: t('handling.claim'), name: 'deed', value: 'claim', kind: 'secondary' }),
          ui.button({ text: t('handling.hand_on'), name: 'deed', value: 'hand_on', kind: 'secondary' }),
        ])}
        <p class="hint">${t('handling.hand_on_hint')}</p>
        <div>
          ${ui.select({
            name: 'personId',
            label: t('handling.give_to'),
            value: typeof problem?.values.personId === 'string' ? problem.values.personId : '',
            error: problem?.errors.personId,
            options: people.map(({ id, name, title }) => ({ value: id, text: `${name} · ${title}` })),
          })}${ui.button({ text: t('handling.assign_button'), name: 'deed', value: 'assign', kind: 'secondary' })}
        </div>
      </fieldset>`,
  })
