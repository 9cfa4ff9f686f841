// What stands around every page of one plan: its name, its state, its tabs. Later modules add tabs of their own.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { PlanHead } from '../get-plan.ts'
import { mayManage } from '../plan-access.ts'
import { p } from './texts.ts'

export type PlanTab = {
  /** The last part of the address: `/ke-hoach/:id/<path>`; empty for the first page. */
  path: string
  text: Text
  order: number
  /** Drafts have nothing to follow. */
  inForceOnly?: boolean
}

const tabs: PlanTab[] = []

export const registerPlanTab = (tab: PlanTab): void => {
  tabs.push(tab)
  tabs.sort((a, b) => a.order - b.order)
}

registerPlanTab({ path: '', text: p('plans.tab_tasks'), order: 10 })
registerPlanTab({ path: 'chi-tieu', text: p('plans.tab_targets'), order: 20 })
registerPlanTab({ path: 'trach-nhiem', text: p('plans.tab_duties'), order: 30 })

export const planState = (plan: Pick<PlanHead, 'in_force_at' | 'closed_at'>): ui.Html =>
  plan.closed_at
    ? ui.statusBadge({ text: p('plans.state_closed') })
    : plan.in_force_at
      ? ui.statusBadge({ text: p('plans.state_in_force'), tone: 'success' })
      : ui.statusBadge({ text: p('plans.state_draft'), tone: 'warning' })

const address = (plan: PlanHead, path: string): string => `/ke-hoach/${plan.id}${path && `/${path}`}`

export type PlanPageProps = {
  /** Which tab this page is, by its path. */
  tab: string
  actions?: ui.Content
  errors?: ui.FieldErrors
  children: ui.Content
}

export const planPage = (context: SignedInContext, plan: PlanHead, props: PlanPageProps): ui.Html =>
  ui.staffPage({
    ...context.frame,
    title: plan.title,
    status: planState(plan),
    lead: html`${plan.authority_name} ·
    ${String(plan.year)}${plan.number && html` · ${plan.number}`}${plan.issued_on && html`, ${ui.date(plan.issued_on)}`}`,
    crumbs: [{ text: p('plans.plans'), href: '/ke-hoach' }],
    tabs: ui.tabs(
      tabs
        .filter((tab) => plan.in_force_at !== null || !tab.inForceOnly)
        .map((tab) => ({ text: tab.text, href: address(plan, tab.path), current: tab.path === props.tab })),
    ),
    actions: props.actions,
    errors: props.errors,
    children: props.children,
  })

export const managesPlan = (context: SignedInContext, plan: PlanHead): boolean =>
  mayManage(context.actor, plan.authority_path) && plan.closed_at === null
