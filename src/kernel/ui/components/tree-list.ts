import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'

export type TreeNode = { label: Content; children?: readonly TreeNode[]; open?: boolean }

/** Units under units, tasks under tasks; branches open and close without script. */
export const treeList = (nodes: readonly TreeNode[]): Html =>
  html`<ul class="tree">
    ${nodes.map(({ label, children = [], open }) =>
      children.length === 0
        ? html`<li class="tree-leaf">${label}</li>`
        : html`<li><details${attrs({ open })}><summary>${label}</summary>${treeList(children)}</details></li>`,
    )}
  </ul>`
