import { renderTypst } from './render-typst.ts'

export type OfficialColumn = {
  header: string
  /** Share of the width. */
  width: number
  align?: 'left' | 'center' | 'right'
}

/** A table as an authority prints it. All words are in Vietnamese: it is an official document. */
export type OfficialTable = {
  /** The body above the issuer; empty where none is named. */
  superior: string
  issuer: string
  /** "Tân Lập": where it is issued. */
  place: string
  issuedOn: Temporal.PlainDate
  title: string
  /** Lines under the title. */
  about: readonly string[]
  landscape: boolean
  columns: readonly OfficialColumn[]
  groups: readonly { title: string; rows: readonly (readonly string[])[] }[]
  /** Control totals under the table. */
  totals: readonly { label: string; value: string }[]
}

const two = (figure: number): string => String(figure).padStart(2, '0')

/** Days below 10 and the months January and February have a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const placeAndDate = (place: string, on: Temporal.PlainDate): string =>
  `${place}, ngày ${two(on.day)} tháng ${on.month < 3 ? two(on.month) : on.month} năm ${on.year}`

const template = new URL('./official.typ', import.meta.url)

/** @returns PDF/A-2b; the same bytes for the same table */
export const printOfficialTable = (table: OfficialTable): Promise<Uint8Array> => {
  const { place, issuedOn, columns, ...rest } = table
  const data = {
    ...rest,
    placeAndDate: placeAndDate(place, issuedOn),
    columns: columns.map(({ align = 'left', ...column }) => ({ ...column, align })),
  }
  return renderTypst(template, data, issuedOn.toZonedDateTime('Asia/Ho_Chi_Minh').toInstant())
}
