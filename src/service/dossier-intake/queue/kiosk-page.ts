import type { PageContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'
import type { Queue } from './queue.ts'
import { ticketPath } from './queue-pages.ts'

type Kiosk = { unitId: string; name: string; queue: Queue; number?: number | undefined; errors?: ui.FieldErrors }

const frameOf = ({ url, lang }: PageContext): ui.CitizenFrame => ({
  homeHref: url.pathname,
  authority: t('intake.take_number'),
  navigation: [],
  otherLanguage: `${url.pathname}?lang=${lang === 'vi' ? 'en' : 'vi'}`,
  footer: undefined,
})

/** One large button; then one large number. */
export const kioskPage = (context: PageContext, { unitId, name, queue, number, errors }: Kiosk): ui.Html =>
  ui.citizenPage({
    ...frameOf(context),
    title: name || t('intake.take_number'),
    errors,
    children:
      number !== undefined
        ? html`<div role="status">${ui.bigNumber({ above: t('intake.your_number'), value: number })}</div>
            <p>${t('intake.waiting', { count: queue.waiting })}</p>
            ${ui.linkButton({ text: t('intake.kiosk_next'), href: `${ticketPath}/${unitId}` })}`
        : queue.open
          ? html`${ui.form({
                action: `${ticketPath}/${unitId}`,
                csrf: context.csrf,
                children: ui.kioskButton({ text: t('intake.take_number') }),
              })}
              <p>${t('intake.waiting', { count: queue.waiting })}</p>`
          : html`<p>${t('dossier_intake.queue_closed_now')}</p>`,
  })

export const kioskShutPage = (context: PageContext): ui.Html =>
  ui.citizenPage({
    ...frameOf(context),
    title: t('intake.kiosk_shut'),
    children: html`<p>${t('dossier_intake.kiosk_shut')}</p>`,
  })
