import type { createApp } from '../../src/kernel/http/app.ts'

type App = ReturnType<typeof createApp>
type Values = Record<string, string | File | readonly (string | File)[]>

/** A visitor's browser without JavaScript: keeps cookies, fills in the hidden fields of the page it looks at. */
export function openBrowser(app: App, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  let page = ''
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(path, { ...init, headers: { ...headers, ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0\b/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    if (response.headers.get('content-type')?.startsWith('text/html')) page = await response.clone().text()
    return response
  }
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  // As browsers do: a form that holds a file is sent in parts.
  const bodyOf = (values: Values): URLSearchParams | FormData => {
    const pairs = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
    const body = pairs.some(([, value]) => value instanceof File) ? new FormData() : new URLSearchParams()
    for (const [name, value] of pairs) body.append(name, value as string)
    return body
  }
  return {
    cookies,
    hidden,
    get page() {
      return page
    },
    get: (path: string) => send(path),
    /** Sends a form of the page last seen; `_csrf` is that page's unless given. */
    submit: (path: string, values: Values = {}) =>
      send(path, { method: 'POST', body: bodyOf({ _csrf: hidden('_csrf'), ...values }) }),
    send,
  }
}

export type Browser = ReturnType<typeof openBrowser>
