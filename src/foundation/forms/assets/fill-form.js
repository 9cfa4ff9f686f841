// A form that is being filled in: what is not asked now disappears, calculated fields follow, communes are suggested,
// and what was typed saves itself. The rules are the server's own.
import { settle } from '../rules/settle.ts'
import { first, writtenNumber } from '../rules/typed.ts'

const pause = 1500

/** @param {HTMLFormElement} form */
const typedIn = (form) => {
  const data = new FormData(form)
  return (/** @type {string} */ name) =>
    data.getAll(name).map((value) => (typeof value === 'string' ? value : value.name))
}

const shownValue = (/** @type {string} */ value, /** @type {string} */ kind) => {
  if (value === '') return '—'
  if (kind === 'number') return writtenNumber(value)
  if (kind === 'money') return `${writtenNumber(value)} đồng`
  return kind === 'date' ? value.split('-').map(Number).reverse().join('/') : value
}

class FillForm extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form')
    if (!this.form) return
    this.rules = JSON.parse(this.dataset.rules ?? '[]')
    this.form.addEventListener('input', () => this.changed())
    this.form.addEventListener('change', (event) => void this.chosen(event.target))
    this.form.addEventListener('submit', () => {
      this.leaving = true
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.save()
    })
    this.follow()
  }

  changed() {
    this.follow()
    if (!this.dataset.save) return
    this.waiting = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), pause)
  }

  follow() {
    const { hidden, calculated } = settle(this.rules, typedIn(this.form), this.dataset.today ?? '')
    for (const part of this.querySelectorAll('[data-part]')) part.hidden = hidden.has(part.dataset.part)
    for (const [name, value] of calculated) {
      const output = document.getElementById(name)
      if (output) output.textContent = shownValue(value, output.dataset.kind ?? '')
    }
    const seen = this.form.elements.namedItem('seen')
    if (seen) {
      const parts = [...this.querySelectorAll('[data-part]')].filter((part) => !part.hidden)
      seen.value = parts.map((part) => part.dataset.part).join(' ')
    }
  }

  async chosen(/** @type {EventTarget | null} */ target) {
    if (!(target instanceof HTMLSelectElement) || !target.name.endsWith('.province')) return
    const list = document.getElementById(target.name.replace(/province$/, 'commune-list'))
    if (!list) return
    const answer = await fetch(`/dia-gioi/xa?tinh=${encodeURIComponent(first(typedIn(this.form), target.name))}`)
    const names = answer.ok ? await answer.json() : []
    list.replaceChildren(...names.map((/** @type {string} */ name) => new Option(name, name)))
  }

  say(/** @type {string | undefined} */ text) {
    const line = this.querySelector('[role=status]')
    if (line) line.textContent = text ?? ''
  }

  // One saving after another: each tells how often the draft was saved before it.
  save() {
    this.form.inTurn = Promise.resolve(this.form.inTurn).then(() => this.send())
    return this.form.inTurn
  }

  async send() {
    if (!this.waiting || this.leaving) return
    this.waiting = false
    this.say(this.dataset.saving)
    const data = new FormData(this.form)
    const body = new URLSearchParams([...data].filter(([, value]) => typeof value === 'string'))
    body.set('step', 'autosave')
    // The key is for sending once what the page is for.
    body.delete('_key')
    try {
      // A form that was taken leads on; where to is of no interest here.
      const answer = await fetch(this.dataset.save, { method: 'POST', body, redirect: 'manual', keepalive: true })
      this.saved(answer)
    } catch {
      this.later()
    }
  }

  saved(/** @type {Response} */ answer) {
    if (answer.type === 'opaqueredirect') {
      const version = this.form.elements.namedItem('version')
      version.value = String(Number(version.value) + 1)
      const now = new Date()
      this.say(`${this.dataset.saved} ${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`)
    } else if (answer.status === 401) this.say(this.dataset.expired)
    else if (answer.status === 409) this.say(this.dataset.elsewhere)
    else this.later()
  }

  later() {
    this.waiting = true
    this.say(this.dataset.failed)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), 10 * pause)
  }
}

customElements.define('fill-form', FillForm)
