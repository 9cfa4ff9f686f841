// What was typed while the session ended: it goes through the door in the hand of the person who typed it, and is
// sent from there to where it was meant. Nothing of it is kept by a server that does not know who it is from.
import { z } from 'zod'
import { localPath } from '../http/local-path.ts'
import type { FormValues } from '../http/read-form.ts'
import { defineTexts } from '../text/catalogue.ts'
import { button } from '../ui/components/button.ts'
import { entrancePage } from '../ui/components/entrance-page.ts'
import { csrfField, form } from '../ui/components/form.ts'
import { attrs, html, type Html } from '../ui/html.ts'

const t = defineTexts({
  vi: {
    'sign_in.again_title': 'Đã đăng nhập lại',
    'sign_in.again_tagline': 'Những gì đã nhập vẫn còn',
    'sign_in.again_lead': 'Bấm nút dưới đây để gửi tiếp những gì bạn vừa nhập. Tệp đính kèm phải chọn lại.',
    'sign_in.again_send': 'Gửi tiếp',
  },
  en: {
    'sign_in.again_title': 'Signed in again',
    'sign_in.again_tagline': 'What you typed is still here',
    'sign_in.again_lead': 'Press the button to send what you typed. Attached files must be chosen again.',
    'sign_in.again_send': 'Send',
  },
})

/** The name under which it travels, as JSON. */
export const againField = '_again'

const sending = z.object({
  path: z.string().max(2000),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})
export type Sending = z.output<typeof sending>

/** Without the proof of origin, which ended with the session: the page after the door has one of its own. */
export function writeSending(path: string, sent: FormValues): string {
  const values = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== csrfField))
  return JSON.stringify({ path, values } satisfies Sending)
}

/** Only to an address of ours; anything that is none is forgotten. */
export function readSending(text: unknown, origin: string): Sending | undefined {
  try {
    const found = sending.parse(JSON.parse(String(text)))
    const path = found.path.startsWith('/') ? localPath(found.path, origin) : undefined
    return path && !path.startsWith('/dang-') ? { path, values: found.values } : undefined
  } catch {
    return undefined
  }
}

export const sendAgainPage = ({ path, values }: Sending, csrf: string): Html =>
  entrancePage({
    title: t('sign_in.again_title'),
    tagline: t('sign_in.again_tagline'),
    lead: t('sign_in.again_lead'),
    children: form({
      action: path,
      csrf,
      children: [
        Object.entries(values).flatMap(([name, value]) =>
          [value].flat().map((one) => html`<input${attrs({ type: 'hidden', name, value: one })}>`),
        ),
        button({ text: t('sign_in.again_send') }),
      ],
    }),
  })
