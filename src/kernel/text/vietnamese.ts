// Vietnamese text as it must be compared, searched and sorted. Names of one place come in two spellings of the tone
// mark (Hòa, Hoà), files in two Unicode forms, so nothing from outside is ever compared byte by byte.

/** NFC, spaces single, ends trimmed: the form in which text is stored. */
export const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()

/** Without marks, lower case, only letters, digits and single spaces: the form in which names are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()

const collator = new Intl.Collator('vi')

/** Vietnamese alphabetical order: đ after d, marks after letters. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b)
