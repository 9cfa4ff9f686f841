import { createTransport } from 'nodemailer'
import type { MailAdapter } from './mail.ts'

// A job has others behind it: a server that is silent for this long counts as not there.
const patienceMs = 20_000

/** `?from=` of the address, else the user when that is an address, else a name at the server. */
export function senderOf(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  const user = decodeURIComponent(url.username)
  return url.searchParams.get('from') ?? (user.includes('@') ? user : `cchc-mo@${url.hostname}`)
}

/** The next mail server, by its address: `smtp://user:password@host:587?from=cchc@example.vn`. */
export function smtpAdapter(smtpUrl: string): MailAdapter {
  const from = senderOf(smtpUrl)
  const url = new URL(smtpUrl)
  url.searchParams.delete('from')
  const transport = createTransport({
    url: url.href,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  return {
    name: 'smtp',
    send: async ({ id, to, subject, text }) => {
      const domain = from.split('@').at(-1)!.replace('>', '')
      const headers = { 'Auto-Submitted': 'auto-generated' }
      const message = { from, to: { name: '', address: to }, subject, text, headers, messageId: `<${id}@${domain}>` }
      const sent: { response: string } = await transport.sendMail(message)
      return sent.response
    },
  }
}
