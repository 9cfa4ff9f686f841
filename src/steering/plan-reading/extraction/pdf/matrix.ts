/** A transformation as PDF writes it: a, b, c, d, e, f. */
export type Matrix = readonly number[]
export type Point = { x: number; y: number }

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

export const times = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0]! * inner[0]! + outer[2]! * inner[1]!,
  outer[1]! * inner[0]! + outer[3]! * inner[1]!,
  outer[0]! * inner[2]! + outer[2]! * inner[3]!,
  outer[1]! * inner[2]! + outer[3]! * inner[3]!,
  outer[0]! * inner[4]! + outer[2]! * inner[5]! + outer[4]!,
  outer[1]! * inner[4]! + outer[3]! * inner[5]! + outer[5]!,
]

export const apply = (matrix: Matrix, x: number, y: number): Point => ({
  x: matrix[0]! * x + matrix[2]! * y + matrix[4]!,
  y: matrix[1]! * x + matrix[3]! * y + matrix[5]!,
})
