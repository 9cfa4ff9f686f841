// The boxes of a scan: chosen now, or kept with the draft.
import type { Draft } from '../../../foundation/forms/index.ts'
import type { Upload } from '../../../kernel/files/receive.ts'

const scanPrefix = 'scan-'
export const scanBox = (key: string): string => `${scanPrefix}${key}`
export const isScanBox = (name: string): boolean => name.startsWith(scanPrefix)

/** What the button beside a kept scan asks for. */
export const dropScan = (key: string): string => `drop:${scanBox(key)}`

export const uploadOf = (value: unknown): Upload | undefined => {
  const [upload] = Array.isArray(value) ? (value as unknown[]) : []
  return typeof upload === 'object' && upload !== null && 'sha256' in upload ? (upload as Upload) : undefined
}

type Files = Draft['files']

/** The kept scan of that paper: a name counts only for a file of the draft, which is its owner's alone. */
export const scanOf = (
  files: Files,
  boxes: Readonly<Record<string, unknown>>,
  key: string,
): Files[number] | undefined => files.find(({ id }) => id === boxes[scanBox(key)])
