/** Where the first form of that action is sent on a page of many forms, with its hidden fields. */
export function formOf(page: string, action: string): { path: string; hidden: Record<string, string> } {
  for (const [, path, inside] of page.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)) {
    const hidden = Object.fromEntries(
      [...inside!.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    if (hidden.action === action || path!.endsWith(`/${action}`)) return { path: path!, hidden }
  }
  throw new Error(`no form ${action}`)
}
