import type { Config } from '../config.ts'
import { folderStore } from './folder-store.ts'
import { s3Store } from './s3-store.ts'
import type { FileStore } from './stored.ts'

/** Where the configuration keeps content. Holds nothing open, so it may be asked for wherever it is needed. */
export const fileStore = ({ files }: Pick<Config, 'files'>): FileStore =>
  'folder' in files ? folderStore(files.folder) : s3Store(files.s3)
