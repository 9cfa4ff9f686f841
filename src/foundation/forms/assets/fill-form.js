// A form that is being filled in: what is not asked now disappears, calculated fields follow, communes are suggested,
// what is wrong with a box is told when it is left, and what was typed saves itself. The rules are the server's own.
import { settle } from '../rules/settle.ts'
import { first, typedValue, writtenDate, writtenNumber } from '../rules/typed.ts'
import { faultIn, missingFault } from '../rules/check-box.ts'
import { showFault, wrongIn } from './show-fault.js'

const pause = 1500

/** @param {HTMLFormElement} form @param {Record<string, string>} elsewhere boxes of the page that hold an answer */
const typedIn = (form, elsewhere) => {
  const data = new FormData(form)
  return (/** @type {string} */ name) =>
    data.getAll(elsewhere[name] ?? name).map((value) => (typeof value === 'string' ? value : value.name))
}

const shownValue = (/** @type {string} */ value, /** @type {string} */ kind) => {
  if (value === '') return '—'
  if (kind === 'number') return writtenNumber(value)
  if (kind === 'money') return `${writtenNumber(value)} đồng`
  return kind === 'date' ? writtenDate(value) : value
}

const isEmpty = (/** @type {unknown} */ value) => !value || (Array.isArray(value) && value.length === 0)

class FillForm extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form')
    if (!this.form) return
    this.rules = JSON.parse(this.dataset.rules ?? '[]')
    this.sentences = JSON.parse(this.dataset.sentences ?? '{}')
    this.elsewhere = JSON.parse(this.dataset.heldBy || '{}')
    /** Boxes that were left once; later ones have not been judged yet. */
    this.told = new Set()
    this.form.addEventListener('input', (event) => this.changed(event.target))
    this.watchPointer()
    this.addEventListener('focusout', (event) => this.left(event))
    this.form.addEventListener('change', (event) => void this.chosen(event.target))
    this.form.addEventListener('submit', () => {
      this.leaving = true
    })
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.save()
    })
    this.follow()
  }

  changed(/** @type {EventTarget | null} */ target) {
    this.follow()
    this.tellAgain(target)
    if (!this.dataset.save) return
    this.waiting = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), pause)
  }

  follow() {
    this.settled = settle(this.rules, typedIn(this.form, this.elsewhere), this.dataset.today ?? '')
    const { hidden, calculated } = this.settled
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

  ruleAt(/** @type {string} */ path) {
    const [, key, row, inner] = path.split('.')
    const rule = this.rules.flatMap((section) => section.fields).find((one) => one.key === key)
    return row === undefined ? rule : rule?.fields?.find((one) => one.key === inner)
  }

  faultAt(/** @type {string} */ path) {
    const rule = this.ruleAt(path)
    if (!rule || rule.calculate || this.settled.hidden.has(path)) return undefined
    const typed = typedIn(this.form, this.elsewhere)
    const fault = faultIn(rule, path, typed, this.settled.bounds)
    if (fault || !rule.required || this.isOptional()) return fault
    return isEmpty(typedValue(rule, path, typed)) ? missingFault(rule) : undefined
  }

  isOptional() {
    const { optionalBy } = this.dataset
    return Boolean(optionalBy) && [...this.form.querySelectorAll(optionalBy)].some((box) => box.checked)
  }

  partOf(/** @type {EventTarget | null} */ target) {
    const part = target instanceof Element ? target.closest('[data-part]') : null
    return part && this.contains(part) && this.ruleAt(part.dataset.part) ? part : null
  }

  left(/** @type {FocusEvent} */ { target, relatedTarget }) {
    const part = this.partOf(target)
    if (!part || part.contains(/** @type {Node | null} */ (relatedTarget))) return
    this.told.add(part.dataset.part)
    if (this.pressed) this.untold.add(part)
    else this.tell(part)
  }

  // Words that come while a finger is still down would move away what it points at.
  watchPointer() {
    this.untold = new Set()
    document.addEventListener('pointerdown', () => {
      this.pressed = true
    })
    const released = () => {
      this.pressed = false
      for (const part of this.untold) this.tell(part)
      this.untold.clear()
    }
    for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => setTimeout(released))
  }

  tell(/** @type {HTMLElement} */ part) {
    // Whoever came back is typing.
    if (part.isConnected && !part.contains(document.activeElement))
      showFault(part, this.faultAt(part.dataset.part), this.sentences, this.dataset.wrong)
  }

  // What was told of the others may no longer hold; of the box itself it goes away as soon as it is right.
  tellAgain(/** @type {EventTarget | null} */ target) {
    const here = this.partOf(target)
    if (here && wrongIn(here) && !this.faultAt(here.dataset.part)) showFault(here, undefined, this.sentences)
    for (const part of this.querySelectorAll('[data-part]'))
      if (part !== here && this.told.has(part.dataset.part)) this.tell(part)
  }

  async chosen(/** @type {EventTarget | null} */ target) {
    if (!(target instanceof HTMLSelectElement) || !target.name.endsWith('.province')) return
    const list = document.getElementById(target.name.replace(/province$/, 'commune-list'))
    if (!list) return
    const answer = await fetch(
      `/dia-gioi/xa?tinh=${encodeURIComponent(first(typedIn(this.form, this.elsewhere), target.name))}`,
    )
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
