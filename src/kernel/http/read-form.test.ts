import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { readForm } from './read-form.ts'

type Body = ConstructorParameters<typeof Response>[0]

const folder = mkdtempSync(join(tmpdir(), 'cchc-mo-forms-'))
after(() => rmSync(folder, { recursive: true }))

const arrived = (): string[] => {
  try {
    return readdirSync(join(folder, 'arriving'))
  } catch {
    return []
  }
}
const post = (body: Body, type?: string) =>
  readForm(
    new Request('http://localhost/', {
      method: 'POST',
      body,
      ...(type && { headers: { 'content-type': type } }),
      duplex: 'half',
    } as RequestInit),
    folder,
  )
const urlEncoded = (body: Body) => post(body, 'application/x-www-form-urlencoded')
const multipart = (body: string) => post(body, 'multipart/form-data; boundary=XX')
const part = (headers: string, content: string) =>
  `--XX\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`

test('text arrives in one Unicode form, with plain line ends and without NUL', async () => {
  const typed = 'Hòa Bình\r\ndòng\0 hai'.normalize('NFD')
  const body = new FormData()
  body.set('text', typed)
  for (const form of [await urlEncoded(new URLSearchParams({ text: typed })), await post(body)])
    assert.equal(form.values.text, 'Hòa Bình\ndòng hai'.normalize('NFC'))
})

test('a name sent several times holds a list, in order; names are only names', async () => {
  const { values } = await urlEncoded('a=1&b=2&a=3&a=&__proto__=x&constructor=y')
  assert.deepEqual({ ...values }, { a: ['1', '3', ''], b: '2', ['__proto__']: 'x', constructor: 'y' })
  assert.equal(({} as Record<string, unknown>).x, undefined)
})

test('files come with their name and content; a file field left empty is no file', async () => {
  const body = new FormData()
  body.append('file', new File(['nội dung'], 'Kế hoạch số 12.txt'))
  body.append('file', new File(['khác'], 'khác.txt'))
  body.append('none', new File([], ''))
  const { files } = await post(body)
  assert.deepEqual(Object.keys(files), ['file'])
  assert.deepEqual(
    files.file!.map(({ name, path }) => [name, readFileSync(path, 'utf8')]),
    [
      ['Kế hoạch số 12.txt', 'nội dung'],
      ['khác.txt', 'khác'],
    ],
  )
  assert.equal(arrived().length, 2)
  for (const { path } of files.file!) rmSync(path)
})

test('five thousand fields are a form, more are refused, quickly and whatever their names', async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, at) => `f${at % 7}=${at}`).join('&')
  assert.equal(Object.keys((await urlEncoded(fields(5000))).values).length, 7)
  await assert.rejects(urlEncoded(fields(5001)), { code: 'kernel.form_too_large', status: 413 })
  await assert.rejects(urlEncoded('a=&'.repeat(600_000)), { code: 'kernel.form_too_large' })
  const many = new FormData()
  for (let at = 0; at < 5001; at++) many.append('a', String(at))
  await assert.rejects(post(many), { code: 'kernel.form_too_large' })
})

test('a body without end is cut off, whether or not it said how long it is', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536).fill(97))
    },
  })
  await assert.rejects(urlEncoded(endless), { code: 'kernel.form_too_large' })
  assert.ok(sent < 4 * 1024 * 1024)
  const large = new FormData()
  large.set('a', 'x'.repeat(1_500_000))
  large.set('b', 'x'.repeat(1_500_000))
  await assert.rejects(post(large), { code: 'kernel.form_too_large' })
})

test('a damaged multipart body is refused and leaves no file behind', async () => {
  const file = part('name="f"; filename="a.txt"', 'content')
  const broken: [string, string][] = [
    ['no boundary named', 'multipart/form-data'],
    [file.slice(0, -12), 'multipart/form-data; boundary=XX'],
    [file, 'multipart/form-data; boundary=XX'],
    [`${file}${part('name="g"; filename="b.txt"', 'x').slice(0, 30)}`, 'multipart/form-data; boundary=XX'],
    ['', 'multipart/form-data; boundary=XX'],
  ]
  for (const [body, type] of broken) await assert.rejects(post(body, type), { code: 'kernel.form_broken' }, body)
  assert.deepEqual(arrived(), [])
})

test('a sender who breaks off in the middle of a file leaves nothing behind', async () => {
  const pieces = [part('name="f"; filename="a.txt"', 'x'.repeat(100_000)).slice(0, 60_000)]
  const body = new ReadableStream({
    pull: async (controller) => {
      const piece = pieces.shift()
      if (piece) return controller.enqueue(Buffer.from(piece))
      // Only when the file has begun to be written.
      while (!arrived().length) await turn()
      controller.error(new Error('connection reset'))
    },
  })
  await assert.rejects(post(body, 'multipart/form-data; boundary=XX'), { code: 'kernel.form_broken' })
  assert.deepEqual(arrived(), [])
})

test('a form with one file too many keeps none of them', async () => {
  const body = new FormData()
  for (let at = 0; at < 51; at++) body.append('file', new File(['x'], `${at}.txt`))
  await assert.rejects(post(body), { code: 'kernel.form_too_large' })
  assert.deepEqual(arrived(), [])
})

test('file names cannot leave the folder', async () => {
  const { files } = await multipart(`${part('name="f"; filename="../../evil.sh"', 'x')}--XX--\r\n`)
  assert.equal(files.f![0]!.name, 'evil.sh')
  assert.ok(files.f![0]!.path.startsWith(join(folder, 'arriving')))
  rmSync(files.f![0]!.path)
})

test('what is no form is refused', async () => {
  await assert.rejects(post('{"a":1}', 'application/json'), { code: 'kernel.form_broken', status: 415 })
})

test('no bytes at all make it fail in another way', async () => {
  const types = ['multipart/form-data; boundary=XX', 'application/x-www-form-urlencoded']
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(...types),
      fc.boolean(),
      async (bytes, type, framed) => {
        const body = framed ? Buffer.concat([Buffer.from('--XX\r\n'), bytes, Buffer.from('\r\n--XX--\r\n')]) : bytes
        try {
          const { files } = await post(Buffer.from(body), type)
          for (const { path } of Object.values(files).flat()) rmSync(path)
        } catch (error) {
          assert.match((error as { code?: string }).code ?? String(error), /^kernel\.form_/)
        }
      },
    ),
    { numRuns: 200 },
  )
  assert.deepEqual(arrived(), [])
})
