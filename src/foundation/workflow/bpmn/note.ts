// What a file says and a draft does not, each in one sentence that names its place; kept with the draft as codes, so that
// it is read in either language.
export type Note = { code: string; params: Readonly<Record<string, string | number>> }

export const note = (code: string, params: Note['params'] = {}): Note => ({ code: `workflow.note_${code}`, params })

const mostNotes = 50

export const notesToText = (notes: readonly Note[]): string =>
  notes.length ? JSON.stringify(notes.slice(0, mostNotes)) : ''

export function notesFromText(text: string): Note[] {
  if (!text) return []
  // Drafts made before kept plain words.
  if (!text.startsWith('[')) return [{ code: 'workflow.left_out', params: { what: text } }]
  return JSON.parse(text) as Note[]
}
