import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { mailAdapterOf } from './adapter.ts'
import { senderOf } from './smtp.ts'

// A mail server of a few lines: answers each command, keeps what it was told.
let heard = ''
let answer = '250 2.0.0 queued as 7'
let server: Server
before(async () => {
  server = createServer((socket) => {
    let inData = false
    socket.write('220 test\r\n')
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text
      if (inData && !heard.endsWith('\r\n.\r\n')) return
      if (inData) socket.write(`${answer}\r\n`)
      else if (text.startsWith('EHLO')) socket.write('250 test\r\n')
      else if (text.startsWith('DATA')) socket.write('354 go on\r\n')
      else if (text.startsWith('QUIT')) socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
      inData = text.startsWith('DATA')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
after(() => server.close())

const mail = {
  id: '0198f000-0000-7000-8000-000000000001',
  to: 'hoa@tanlap.example',
  subject: 'Sắp đến hạn',
  text: 'Kính gửi',
}
const adapter = () => {
  const { port } = server.address() as AddressInfo
  return mailAdapterOf({ smtpUrl: `smtp://127.0.0.1:${port}?from=cchc%40anbinh.example` })
}

test('a mail is handed to the server of the configuration, with an id that a second copy shares', async () => {
  heard = ''
  assert.equal(await adapter().send(mail), '250 2.0.0 queued as 7')
  assert.match(heard, /MAIL FROM:<cchc@anbinh\.example>/)
  assert.match(heard, /RCPT TO:<hoa@tanlap\.example>/)
  assert.match(heard, new RegExp(`Message-ID: <${mail.id}@anbinh.example>`, 'i'))
})

test('a text of a notice adds no header and no receiver', async () => {
  heard = ''
  await adapter().send({ ...mail, subject: 'Hạn\r\nBcc: all@anbinh.example' })
  assert.doesNotMatch(heard, /^Bcc:/im)
  assert.equal(heard.match(/RCPT TO/g)?.length, 1)
})

test('what the server refuses is an error with its words', async () => {
  answer = '554 refused by policy'
  await assert.rejects(adapter().send(mail), /refused by policy/)
})

test('the sender is named, or taken from the user, or made up from the server', () => {
  assert.equal(senderOf('smtp://u:p@mail.example?from=A%20%3Ca@b.example%3E'), 'A <a@b.example>')
  assert.equal(senderOf('smtp://cchc%40b.example:p@mail.example'), 'cchc@b.example')
  assert.equal(senderOf('smtps://relay.example'), 'cchc-mo@relay.example')
})
