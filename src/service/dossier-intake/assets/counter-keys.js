// The counter's form under quick hands: what a scanner reads is taken at once, also when it sends no Enter, and Enter
// goes to the next box instead of sending a form that is half filled in.
const quiet = 150
const isWhole = (/** @type {string} */ text) => text.split('|').length >= 7

class CounterKeys extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form')
    if (!this.form) return
    this.form.addEventListener('keydown', (event) => this.next(event))
    this.form.addEventListener('submit', () => clearTimeout(this.timer))
    const card = this.form.elements.namedItem('card')
    card?.addEventListener('input', () => {
      clearTimeout(this.timer)
      if (isWhole(card.value)) this.timer = setTimeout(() => this.querySelector('button')?.click(), quiet)
    })
  }

  next(/** @type {KeyboardEvent} */ event) {
    const box = event.target
    if (event.key !== 'Enter' || event.isComposing || !(box instanceof HTMLInputElement) || box.name === 'card') return
    if (event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const boxes = [...this.form.elements].filter((one) => one.type !== 'hidden' && one.offsetParent !== null)
    boxes[boxes.indexOf(box) + 1]?.focus()
  }
}

customElements.define('counter-keys', CounterKeys)
