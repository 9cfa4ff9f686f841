// A sentence at the box it speaks of, as the server would have put it there: seen, and read out with the box.
import { gapsOf } from '../rules/check-box.ts'

/** The control that an error summary would lead to: of an address the first box that is empty. */
const controlIn = (/** @type {HTMLElement} */ part) => {
  const path = part.dataset.part
  const province = document.getElementById(`${path}.province`)
  if (province) return province.value ? document.getElementById(`${path}.commune`) : province
  return document.getElementById(path)
}

const lineOf = (/** @type {Element} */ control) => document.getElementById(`${control.id}-error`)

const describe = (/** @type {Element} */ control, /** @type {string} */ id, /** @type {boolean} */ wrong) => {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id)
  if (wrong) ids.push(id)
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '))
  else control.removeAttribute('aria-describedby')
}

/** Whether something is said to be wrong within the part now. */
export const wrongIn = (/** @type {HTMLElement} */ part) => part.querySelector('.error-message') !== null

function clear(/** @type {HTMLElement} */ part) {
  for (const line of part.querySelectorAll('.error-message')) {
    for (const control of part.querySelectorAll(`[aria-describedby~="${CSS.escape(line.id)}"]`)) {
      describe(control, line.id, false)
      control.removeAttribute('aria-invalid')
    }
    line.closest('.field')?.classList.remove('field-invalid')
    line.remove()
  }
}

const sentence = (/** @type {Record<string, string>} */ sentences, fault) => {
  const gaps = gapsOf(fault, document.documentElement.lang === 'en' ? 'en' : 'vi')
  return (sentences[fault.say] ?? '').replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap)
}

/**
 * @param {HTMLElement} part
 * @param {import('../rules/check-box.ts').Fault | undefined} fault nothing: what was said there goes away
 * @param {Record<string, string>} sentences
 * @param {string} [prefix]
 */
export function showFault(part, fault, sentences, prefix = '') {
  clear(part)
  const control = fault && controlIn(part)
  const field = control?.closest('.field')
  if (!control || !field || lineOf(control)) return
  const line = document.createElement('p')
  line.className = 'error-message'
  line.id = `${control.id}-error`
  const hidden = document.createElement('span')
  hidden.className = 'visually-hidden'
  hidden.textContent = `${prefix} `
  line.append(hidden, sentence(sentences, fault))
  const before =
    document.getElementById(`${control.id}-hint`) ??
    field.querySelector('legend') ??
    field.querySelector(':scope > label')
  if (before) before.after(line)
  else field.prepend(line)
  field.classList.add('field-invalid')
  const group = control.type === 'radio' || field.querySelector('.choices') ? field.querySelector('fieldset') : control
  describe(group ?? control, line.id, true)
  if (group === control) control.setAttribute('aria-invalid', 'true')
}
