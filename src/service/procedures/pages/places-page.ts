import { scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTiers, findUnitOptions, today } from '../../../foundation/organisation/index.ts'
import { findPlaces, placeKinds } from '../posting/posting-queries.ts'
import { actions, keepsSome } from '../procedure-access.ts'
import { t } from './texts.ts'
import { tierText } from './words.ts'
import { postingPath } from './paths.ts'

/** The places where procedures must be posted, kept by the officer. */
export async function showPlaceKeeping(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame } = context
  if (!keepsSome(actor)) throw forbidden({ action: 'procedures.keep' })
  const scopes = scopesOf(actor, actions['procedures.keep'])
  const on = today(db)
  const places = await findPlaces(db, scopes, { on, overdueBefore: on })
  const tiers = await findTiers(db, on)
  const units = await findUnitOptions(db, { within: scopes })
  const bind = (name: string) => fieldOf(problem, 'procedures.add_place', name)
  return ui.staffPage({
    ...frame,
    title: t('procedures.places'),
    crumbs: [{ text: t('procedures.posting'), href: postingPath }],
    errors: summaryWithin(problem),
    children: [
      ui.table({
        caption: t('procedures.places'),
        captionHidden: true,
        columns: [
          { header: t('procedures.place_column'), rowHeader: true, cell: (place) => place.name },
          {
            header: t('procedures.unit_column'),
            cell: (place) => html`${place.authorityName}<br /><span class="muted">${place.unitName}</span>`,
          },
          { header: t('procedures.place_kind'), cell: (place) => t(`procedures.place_${place.kind}`) },
          {
            header: t('procedures.place_tiers'),
            cell: (place) => ui.tagList(place.tiers.map((tier) => ({ text: tierText(tiers, tier) }))),
          },
          {
            header: t('procedures.arrange'),
            cell: (place) =>
              ui.buttonForm({
                action: `${postingPath}/noi/${place.id}/dong`,
                csrf,
                text: t('procedures.close_place'),
                about: place.name,
                small: true,
              }),
          },
        ],
        rows: places,
        empty: ui.emptyState({ title: t('procedures.no_places'), body: t('procedures.no_places_body') }),
      }),
      html`<h2>${t('procedures.new_place')}</h2>`,
      ui.form({
        action: `${postingPath}/noi`,
        csrf,
        idempotencyKey: context.key(),
        children: [
          ui.textInput({ ...bind('placeName'), label: t('procedures.place_name') }),
          ui.select({ ...bind('unitId'), label: t('procedures.unit_column'), options: units }),
          ui.select({
            ...bind('placeKind'),
            label: t('procedures.place_kind'),
            options: placeKinds.map((value) => ({ value, text: t(`procedures.place_${value}`) })),
          }),
          ui.checkboxes({
            ...bind('tiers'),
            label: t('procedures.place_tiers'),
            inline: true,
            values: [problem?.values.tiers ?? []].flat(),
            choices: tiers.map(({ code, name }) => ({ value: code, text: name })),
          }),
          ui.checkbox({
            ...bind('internal'),
            label: t('procedures.place_internal'),
            checked: problem?.values.internal !== undefined,
            value: 'true',
          }),
          ui.button({ text: t('procedures.add_place'), kind: 'secondary' }),
        ],
      }),
    ],
  })
}
