// The settings: ten, and no more, each with a safe default. An unsafe one stops the start with a sentence that says why.
import { isAbsolute, resolve } from 'node:path'
import { readFilesUrl, type FilesPlace } from './files/files-url.ts'
import { isLoopback } from './http/loopback.ts'

export type Config = {
  port: number
  /** Where it listens; anything but loopback needs https in front and a public address. */
  host: string
  dataDirectory: string
  /** The application's own connection; absent: the embedded PostgreSQL in dataDirectory. */
  databaseUrl: string | undefined
  /** The owner's connection, for migrations; needed with databaseUrl. */
  databaseOwnerUrl: string | undefined
  /** As citizens and staff type it; decides whether cookies are for https only. */
  publicUrl: URL | undefined
  /** smtp:// or smtps:// address; absent: mails are shown by the simulator. */
  smtpUrl: string | undefined
  /** Where files are kept and who scans them; absent: in dataDirectory, by nobody. */
  files: FilesPlace
  /** Trust X-Forwarded-For of a proxy in front. */
  trustProxy: boolean
  logLevel: 'quiet' | 'normal'
}

/** Two languages, since nobody is signed in yet. */
export class ConfigError extends Error {
  constructor(vietnamese: string, english: string) {
    super(`${vietnamese}\n${english}`)
    this.name = 'ConfigError'
  }
}

type Environment = Record<string, string | undefined>

function readPort(value: string | undefined): number {
  const port = Number(value ?? 8080)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new ConfigError(
    `PORT phải là một số từ 0 đến 65535, không phải "${value}".`,
    `PORT must be a number from 0 to 65535, not "${value}".`,
  )
}

function readUrl(name: string, value: string | undefined, protocols: string[]): string | undefined {
  if (!value) return undefined
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
  throw new ConfigError(
    `${name} phải là một địa chỉ bắt đầu bằng ${protocols.join(' hoặc ')}.`,
    `${name} must be an address that begins with ${protocols.join(' or ')}.`,
  )
}

function readFiles(value: string | undefined, dataDirectory: string): FilesPlace {
  const files = readFilesUrl(value || 'file:', dataDirectory)
  if (files) return files
  // The address is not repeated: it holds a secret, and what is printed is kept in logs.
  throw new ConfigError(
    'FILES_URL phải có dạng file:///thư-mục hoặc https://khóa:mật-khẩu@máy-chủ/bucket?region=…, có thể thêm scanner=máy-chủ:cổng; ngoài máy này chỉ dùng https.',
    'FILES_URL must look like file:///folder or https://key:secret@host/bucket?region=…, with scanner=host:port where there is one; only https beyond this machine.',
  )
}

export function readConfig(environment: Environment = process.env, root: string = process.cwd()): Config {
  const host = environment.HOST ?? '127.0.0.1'
  const publicUrl = readUrl('PUBLIC_URL', environment.PUBLIC_URL, ['http:', 'https:'])
  if (!isLoopback(host) && !publicUrl?.startsWith('https:'))
    throw new ConfigError(
      `HOST=${host} mở hệ thống ra mạng, nên PUBLIC_URL phải là địa chỉ https:// mà người dùng gõ; nếu không, mật khẩu đi qua mạng không được mã hóa.`,
      `HOST=${host} opens the system to the network, so PUBLIC_URL must be the https:// address people type; otherwise passwords cross the network in the clear.`,
    )
  const databaseUrl = readUrl('DATABASE_URL', environment.DATABASE_URL, ['postgres:', 'postgresql:'])
  const databaseOwnerUrl = readUrl('DATABASE_OWNER_URL', environment.DATABASE_OWNER_URL, ['postgres:', 'postgresql:'])
  if (databaseUrl && !databaseOwnerUrl)
    throw new ConfigError(
      'Có DATABASE_URL thì phải có cả DATABASE_OWNER_URL: chủ sở hữu cơ sở dữ liệu nâng cấp bảng, ứng dụng chạy bằng vai trò cchc_app không được sửa cấu trúc.',
      'DATABASE_URL needs DATABASE_OWNER_URL beside it: the owner migrates, the application runs as a member of cchc_app that cannot change the structure.',
    )
  if (databaseUrl && new URL(databaseUrl).username === new URL(databaseOwnerUrl!).username)
    throw new ConfigError(
      'DATABASE_URL và DATABASE_OWNER_URL phải dùng hai tài khoản khác nhau, để ứng dụng không sửa được lịch sử.',
      'DATABASE_URL and DATABASE_OWNER_URL must be two different users, so that the application cannot rewrite history.',
    )
  const directory = environment.DATA_DIR ?? 'data'
  const dataDirectory = isAbsolute(directory) ? directory : resolve(root, directory)
  return {
    port: readPort(environment.PORT),
    host,
    dataDirectory,
    databaseUrl,
    databaseOwnerUrl,
    publicUrl: publicUrl ? new URL(publicUrl) : undefined,
    smtpUrl: readUrl('SMTP_URL', environment.SMTP_URL, ['smtp:', 'smtps:']),
    files: readFiles(environment.FILES_URL, dataDirectory),
    trustProxy: environment.TRUST_PROXY === '1',
    logLevel: environment.LOG === 'quiet' ? 'quiet' : 'normal',
  }
}
