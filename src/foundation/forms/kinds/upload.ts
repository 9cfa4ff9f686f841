import type { FileKind } from '../../../kernel/files/kinds.ts'
import { uploadLimit } from '../../../kernel/files/receive.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { FileAnswer } from '../form-definition.ts'
import { t } from '../texts.ts'
import type { Asking, FieldKind, Reading } from './kind.ts'
import { boxOf } from './simple.ts'

export const acceptedFiles: readonly FileKind[] = ['pdf', 'jpeg', 'png', 'docx', 'xlsx']
const endings = ['.pdf', '.jpg', '.png', '.docx', '.xlsx']

/** Where the ids of files that are already there are sent along. */
export const keptName = (path: string): string => `${path}.kept`

const keptFiles = (path: string, { typed, files }: Reading): FileAnswer[] => {
  const ids = new Set(typed(keptName(path)))
  return files.filter(({ id }) => ids.has(id))
}

const keptList = (path: string, asking: Asking): ui.Content => {
  const kept = keptFiles(path, asking)
  return (
    kept.length > 0 &&
    ui.html`<ul>
      ${kept.map(
        ({ id, name, size }) =>
          ui.html`<li>
            <input type="hidden" name="${keptName(path)}" value="${id}" />
            ${asking.fileHref ? ui.html`<a href="${asking.fileHref(id)}">${name}</a>` : name} (${ui.fileSize(size)})
            ${ui.button({ text: t('forms.remove_file'), about: name, kind: 'plain', name: 'step', value: `drop:${path}:${id}`, formaction: asking.stepTo })}
          </li>`,
      )}
    </ul>`
  )
}

export const uploadKind: FieldKind = {
  read: (_, path, reading) => {
    const kept = keptFiles(path, reading)
    return kept.length > 0 ? kept : undefined
  },
  input: (field, path, asking) => {
    const { value: _, ...box } = boxOf(field, path, asking)
    return ui.html`${ui.fileInput({ ...box, accept: endings, maxBytes: uploadLimit, multiple: field.many })}${keptList(path, asking)}`
  },
  text: (_, answer) => (answer as FileAnswer[]).map(({ name }) => name).join('; '),
  boxes: (path, answer) => ({ [keptName(path)]: (answer as FileAnswer[]).map(({ id }) => id) }),
}
