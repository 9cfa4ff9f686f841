// What a file may ask of us. Far above any real plan, far below what would hurt the server.
export const limits = {
  fileBytes: 20 * 1024 * 1024,
  pages: 300,
  /** Columns of one table, cells of one document: beyond them it is data, not a plan. */
  columns: 200,
  cells: 200_000,
  textLength: 8_000_000,
  zipEntries: 5_000,
  zipTotalBytes: 200 * 1024 * 1024,
  zipEntryBytes: 100 * 1024 * 1024,
  zipRatio: 200,
} as const
