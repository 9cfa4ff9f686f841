import { action, page, type Route } from '../../../kernel/http/route.ts'
import { showDrafts } from '../pages/announce-page.ts'
import { showEditor } from '../pages/editor-page.ts'
import { showNewProcedure } from '../pages/new-procedure-page.ts'
import { askDiscard, askRemoveFile, askRemoveLine } from '../pages/remove-page.ts'
import { showProcedure } from '../pages/procedure-page.ts'
import { sectionOfList } from '../parts/parts.ts'
import { linkRunning, linkRunningInput } from '../running.ts'
import { discardDraft, discardDraftInput } from './discard-draft.ts'
import { addFile, addFileInput, removeFile, removeFileInput } from './draft-files.ts'
import { arrangeItem, arrangeItemInput, pasteItems, pasteItemsInput, saveItem, saveItemInput } from './items.ts'
import { saveSection, saveSectionInput } from './save-section.ts'
import { newProcedure, newProcedureInput, newVersion, newVersionInput } from './start-draft.ts'
import { cataloguePath, draftPath } from '../pages/paths.ts'

const saved = 'procedures.saved_said'
const draft = `${cataloguePath}/ban-thao/:id`

export const draftRoutes: readonly Route[] = [
  page(`${cataloguePath}/moi`, (context) => showNewProcedure(context)),
  action({
    path: `${cataloguePath}/moi`,
    name: 'procedures.new',
    input: newProcedureInput,
    run: newProcedure,
    next: ({ versionId }) => ({ to: draftPath(versionId), said: 'procedures.drafted_said' }),
    again: showNewProcedure,
  }),
  page(`${cataloguePath}/ban-thao`, showDrafts),
  page(draft, (context) => showEditor(context)),
  action({
    path: `${draft}/muc`,
    name: 'procedures.save_section',
    input: saveSectionInput,
    run: saveSection,
    next: (_, { id, section }) => ({ to: draftPath(id, section), said: saved }),
    again: showEditor,
  }),
  action({
    path: `${draft}/dong`,
    name: 'procedures.save_item',
    input: saveItemInput,
    run: saveItem,
    next: (_, { id, list }) => ({ to: draftPath(id, sectionOfList[list]), said: saved }),
    again: showEditor,
  }),
  action({
    path: `${draft}/dong/xep`,
    name: 'procedures.arrange_item',
    input: arrangeItemInput,
    run: arrangeItem,
    next: (_, { id, list }) => ({ to: draftPath(id as string, sectionOfList[list]), said: saved }),
    again: showEditor,
  }),
  action({
    path: `${draft}/dan`,
    name: 'procedures.paste_items',
    input: pasteItemsInput,
    run: pasteItems,
    next: (count, { id, list }) => ({
      to: draftPath(id as string, sectionOfList[list]),
      said: 'procedures.pasted_said',
      params: { count },
    }),
    again: showEditor,
  }),
  action({
    path: `${draft}/chay`,
    name: 'procedures.link_running',
    input: linkRunningInput,
    run: linkRunning,
    next: (_, { id }) => ({ to: draftPath(id as string, 'carrying-out'), said: saved }),
    again: showEditor,
  }),
  action({
    path: `${draft}/tep`,
    name: 'procedures.add_file',
    input: addFileInput,
    run: addFile,
    next: (_, { id }) => ({ to: draftPath(id as string, 'files'), said: saved }),
    again: showEditor,
  }),
  action({
    path: `${draft}/tep/bo`,
    name: 'procedures.remove_file',
    input: removeFileInput,
    run: removeFile,
    next: (_, { id }) => ({ to: draftPath(id as string, 'files'), said: saved }),
    again: showEditor,
  }),
  page(`${draft}/dong/bo`, askRemoveLine),
  page(`${draft}/tep/bo`, askRemoveFile),
  page(`${draft}/bo`, (context) => askDiscard(context)),
  action({
    path: `${draft}/bo`,
    name: 'procedures.discard_draft',
    input: discardDraftInput,
    run: discardDraft,
    next: () => ({ to: `${cataloguePath}/ban-thao`, said: 'procedures.discarded_said' }),
    again: askDiscard,
  }),
  action({
    path: `${cataloguePath}/:id/phien-ban`,
    name: 'procedures.new_version',
    input: newVersionInput,
    run: newVersion,
    next: (versionId) => ({ to: draftPath(versionId), said: 'procedures.drafted_said' }),
    again: showProcedure,
  }),
]
