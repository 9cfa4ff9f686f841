// One contract, whoever keeps it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, afterEach, before, suite, test } from 'node:test'
import { startS3Simulator, type S3Simulator } from '../../../test/support/s3-simulator.ts'
import { readConfig } from '../config.ts'
import { fileStore } from './file-store.ts'
import { s3Store } from './s3-store.ts'
import { FileStoreFailure, type FileStore } from './stored.ts'

const folder = mkdtempSync(join(tmpdir(), 'cchc-mo-store-'))
let s3: S3Simulator
before(async () => (s3 = await startS3Simulator()))
after(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

const configOf = (filesUrl?: string) => readConfig({ DATA_DIR: folder, FILES_URL: filesUrl })

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

let count = 0
function arrive(content: Buffer): string {
  const path = join(folder, `arrived-${++count}`)
  writeFileSync(path, content)
  return path
}

async function keep(store: FileStore, content: Buffer): Promise<string> {
  await store.keep(hashOf(content), arrive(content))
  return hashOf(content)
}

const readAll = async (store: FileStore, hash: string, range?: { first: number; last: number }) => {
  const opened = await store.open(hash, range)
  assert.ok(opened)
  const content = await buffer(opened.stream)
  assert.equal(opened.size, content.length)
  return content
}

const stores: [string, () => FileStore][] = [
  ['a folder', () => fileStore(configOf())],
  ['S3', () => fileStore(configOf(s3.filesUrl))],
]

for (const [name, open] of stores)
  suite(name, () => {
    // Nowhere the same, so that a wrong part shows; always the same, so that its hash is known not to begin with 00.
    const large = Buffer.from(Uint32Array.from({ length: 750_000 }, (_, at) => at).buffer)

    test('gives back what it was given, whole or in part, and takes the arrival away', async () => {
      const store = open()
      const path = arrive(large)
      await store.keep(hashOf(large), path)
      assert.ok(!existsSync(path))
      assert.ok((await readAll(store, hashOf(large))).equals(large))
      const part = await readAll(store, hashOf(large), { first: 1000, last: 1_999_999 })
      assert.ok(part.equals(large.subarray(1000, 2_000_000)))
    })

    test('has nothing where nothing was put', async () => {
      assert.equal(await open().open(hashOf(Buffer.from('nowhere'))), undefined)
      assert.deepEqual(await open().list('00'), [])
    })

    test('takes the same content twice, lists it once with its time, and removes it', async () => {
      const store = open()
      const content = Buffer.from('một nội dung')
      const hash = await keep(store, content)
      assert.equal(await keep(store, content), hash)
      const listed = (await store.list(hash.slice(0, 2))).filter(({ sha256 }) => sha256 === hash)
      assert.equal(listed.length, 1)
      assert.ok(Math.abs(Date.now() - listed[0]!.storedAt) < 3_600_000)
      await store.remove([hash, hashOf(Buffer.from('never there'))])
      assert.equal(await store.open(hash), undefined)
    })
  })

suite('S3 that is not well', () => {
  afterEach(() => {
    s3.mood = 'well'
  })

  const content = Buffer.from('x'.repeat(200_000))
  // Only who asks a silent store may be short of patience: a busy machine answers late, and is well.
  const impatient = () => {
    const { files } = configOf(s3.filesUrl)
    assert.ok('s3' in files)
    return s3Store(files.s3, { patience: 50 })
  }
  const patient = () => fileStore(configOf(s3.filesUrl))

  test('a store that fails or is silent is no store without the file', async () => {
    const hash = await keep(patient(), content)
    for (const [mood, open] of [
      ['failing', patient],
      ['silent', impatient],
    ] as const) {
      const store = open()
      s3.mood = mood
      await assert.rejects(store.open(hash), FileStoreFailure, mood)
      await assert.rejects(store.list('00'), FileStoreFailure, mood)
      await assert.rejects(store.keep(hash, arrive(content)), FileStoreFailure, mood)
    }
    s3.mood = 'well'
    assert.ok((await readAll(patient(), hash)).equals(content))
  })

  test('an answer that breaks off is an error, not a short file', async () => {
    const hash = await keep(patient(), content)
    s3.mood = 'breaking'
    const opened = await patient().open(hash)
    await assert.rejects(buffer(opened!.stream))
  })

  test('content that changed on the way is refused by the store itself, and stays here', async () => {
    const path = arrive(Buffer.from('damaged'))
    const hash = hashOf(Buffer.from('whole'))
    await assert.rejects(patient().keep(hash, path), /SHA256Mismatch/)
    assert.ok(existsSync(path))
  })

  test('a wrong key is told by its name, and the key itself is not', async () => {
    const store = fileStore(configOf(s3.filesUrl.replace(/:[^:@]*@/, ':wrong@')))
    await assert.rejects(
      store.open(hashOf(content)),
      ({ message }: Error) => /403 ?/.test(message) && !message.includes('wrong'),
    )
  })

  test('long lists come page by page', async () => {
    const store = patient()
    for (const name of ['0', '1', '2', '3', '4']) s3.objects.set(`files/ab${name.padEnd(62, '0')}`, content)
    for (const name of s3.objects.keys()) s3.stored.set(name, new Date())
    s3.objects.set('files/ab-somebody-elses', content).set('other/ab', content)
    s3.stored.set('files/ab-somebody-elses', new Date())
    s3.pageSize = 2
    assert.equal((await store.list('ab')).length, 5)
  })
})

test('what lies beside content in the folder is not taken for content', async () => {
  const store = fileStore(configOf())
  const hash = await keep(store, Buffer.from('nội dung'))
  writeFileSync(join(folder, 'files', hash.slice(0, 2), `${hash.slice(2)}.123`), 'a draft')
  const names = readdirSync(join(folder, 'files', hash.slice(0, 2)))
  assert.ok(names.length > (await store.list(hash.slice(0, 2))).length)
})
