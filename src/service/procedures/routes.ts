import { canAnywhere } from '../../kernel/access/actor.ts'
import { notFound } from '../../kernel/errors.ts'
import { getFile } from '../../kernel/files/keep-file.ts'
import { fileResponse } from '../../kernel/files/open-file.ts'
import type { PageContext } from '../../kernel/http/context.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, publicPage, type Route } from '../../kernel/http/route.ts'
import { today } from '../../foundation/organisation/index.ts'
import { abolishForm, abolishWithFile, announceForm, announceWithFile } from './decide-with-file.ts'
import { draftRoutes } from './editing/routes.ts'
import { exchangeRoutes } from './exchange/routes.ts'
import { showAbolish } from './pages/abolish-page.ts'
import { showAnnounce } from './pages/announce-page.ts'
import { showCatalogue } from './pages/catalogue-page.ts'
import { addField, addFieldInput, changeField, changeFieldInput } from './keeping/keep-fields.ts'
import { setPostingRule, setPostingRuleInput } from './keeping/set-posting-rule.ts'
import { fieldsPath, showFields } from './pages/fields-page.ts'
import { postingRulePath, showPostingRules } from './pages/posting-rule-page.ts'
import { showComparison } from './pages/compare-page.ts'
import { showProcedure } from './pages/procedure-page.ts'
import { showPublicList, showPublicProcedure } from './pages/public-pages.ts'
import { showTakeBack } from './pages/take-back-page.ts'
import { t } from './pages/texts.ts'
import { askRemoveWord, showWords } from './pages/words-page.ts'
import { postingRoutes } from './posting/routes.ts'
import { actions, mayKeep } from './procedure-access.ts'
import { readCode } from './procedure-code.ts'
import { findProcedureVersion, findPublicVersion, type ProcedureVersion } from './procedure-version.ts'
import { takeBack, takeBackInput } from './take-back.ts'
import { showTake } from './process/take-page.ts'
import { takeProcess, takeProcessInput } from './process/take-process.ts'
import { addWord, addWordInput, removeWord, removeWordInput } from './words/everyday-words.ts'
import { cataloguePath, postingPath, publicPath } from './pages/paths.ts'

/** A file belongs to a version: whoever sees the version may have it. */
async function fileOf({ db, services }: PageContext, version: ProcedureVersion | undefined, key: string) {
  const fileId = version?.files.find((file) => file.key === key)?.fileId
  if (!fileId) throw notFound()
  return fileResponse(services, await getFile(db, fileId), { inline: true })
}

const wordRoutes: readonly Route[] = [
  page(`${cataloguePath}/tu-ngu`, (context) => showWords(context)),
  action({
    path: `${cataloguePath}/tu-ngu`,
    name: 'procedures.add_word',
    input: addWordInput,
    run: addWord,
    next: () => ({ to: `${cataloguePath}/tu-ngu`, said: 'procedures.word_said' }),
    again: showWords,
  }),
  page(`${cataloguePath}/tu-ngu/:id/bo`, askRemoveWord),
  action({
    path: `${cataloguePath}/tu-ngu/:id/bo`,
    name: 'procedures.remove_word',
    input: removeWordInput,
    run: removeWord,
    next: () => ({ to: `${cataloguePath}/tu-ngu`, said: 'procedures.word_said' }),
    again: showWords,
  }),
]

const keepingRoutes: readonly Route[] = [
  page(fieldsPath, (context) => showFields(context)),
  action({
    path: fieldsPath,
    name: 'procedures.add_field',
    input: addFieldInput,
    run: addField,
    next: () => ({ to: fieldsPath, said: 'procedures.field_said' }),
    again: showFields,
  }),
  action({
    path: `${fieldsPath}/:field`,
    name: 'procedures.change_field',
    input: changeFieldInput,
    run: changeField,
    next: () => ({ to: fieldsPath, said: 'procedures.field_said' }),
    again: showFields,
  }),
  page(postingRulePath, (context) => showPostingRules(context)),
  action({
    path: postingRulePath,
    name: 'procedures.set_posting_rule',
    input: setPostingRuleInput,
    run: setPostingRule,
    next: () => ({ to: postingRulePath, said: 'procedures.rule_said' }),
    again: showPostingRules,
  }),
]

const decisionRoutes: readonly Route[] = [
  page(`${cataloguePath}/quy-trinh/:id`, (context) => showTake(context)),
  action({
    path: `${cataloguePath}/quy-trinh/:id`,
    name: 'procedures.take_process',
    input: takeProcessInput,
    run: takeProcess,
    next: ({ taken, processId }) => ({
      to: `/quy-trinh/${processId}`,
      said: 'procedures.taken_said',
      params: { taken },
    }),
    again: showTake,
  }),
  page(`${cataloguePath}/cong-bo`, (context) => showAnnounce(context)),
  action({
    path: `${cataloguePath}/cong-bo`,
    name: 'procedures.announce',
    input: announceForm,
    run: announceWithFile,
    next: () => ({ to: cataloguePath, said: 'procedures.announced_said' }),
    again: showAnnounce,
  }),
  page(`${cataloguePath}/:id/bai-bo`, (context) => showAbolish(context)),
  action({
    path: `${cataloguePath}/:id/bai-bo`,
    name: 'procedures.abolish',
    input: abolishForm,
    run: abolishWithFile,
    next: (_, { id }) => ({ to: `${cataloguePath}/${id}`, said: 'procedures.abolished_said' }),
    again: showAbolish,
  }),
  page(`${cataloguePath}/:id/rut-lai`, (context) => showTakeBack(context)),
  action({
    path: `${cataloguePath}/:id/rut-lai`,
    name: 'procedures.take_back',
    input: takeBackInput,
    run: takeBack,
    next: (_, { id }) => ({ to: `${cataloguePath}/${id}`, said: 'procedures.taken_back_said' }),
    again: showTakeBack,
  }),
]

export const procedureRoutes: readonly Route[] = [
  page(cataloguePath, showCatalogue),
  ...draftRoutes,
  ...wordRoutes,
  ...keepingRoutes,
  ...exchangeRoutes,
  ...decisionRoutes,
  ...postingRoutes,
  page(`${cataloguePath}/:id`, showProcedure),
  page(`${cataloguePath}/:id/so-sanh`, showComparison),
  page(`${cataloguePath}/:id/tep/:versionId/:key`, async (context) => {
    const version = await findProcedureVersion(context.db, context.params.versionId!)
    const isSeen = version && (version.announcedAt || mayKeep(context.actor, version.authorityPath))
    return fileOf(context, isSeen ? version : undefined, context.params.key!)
  }),
  publicPage(publicPath, showPublicList),
  publicPage(`${publicPath}/:code`, showPublicProcedure),
  publicPage(`${publicPath}/:code/tep/:key`, async (context) => {
    const code = readCode(context.params.code!)
    const version = code && (await findPublicVersion(context.db, code.code, today(context.db)))
    return fileOf(context, version, context.params.key!)
  }),
]

export const procedureDoors: readonly Door[] = [
  { href: cataloguePath, text: t('procedures.title'), group: 'service', order: 60 },
  {
    href: postingPath,
    text: t('procedures.posting'),
    group: 'service',
    order: 70,
    show: (actor) => canAnywhere(actor, actions['procedures.post']),
  },
]
