/** One statement takes 65,535 parameters: many rows go in several, each far below that. */
export const inChunks = <Row>(rows: readonly Row[], size = 1000): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size))
