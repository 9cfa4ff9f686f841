// A page with several forms saves one of them at a time: whoever typed into another is asked first. Leaving the page with
// something typed asks too, in the browser's own words.
const typedIn = (form) =>
  [...form.elements].some((field) => {
    if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((option) => option.defaultSelected) && !field.selectedOptions[0]?.defaultSelected
    return 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue
  })

class UnsavedGuard extends HTMLElement {
  connectedCallback() {
    this.addEventListener('submit', (event) => {
      const others = [...this.querySelectorAll('form')].filter((form) => form !== event.target && typedIn(form))
      if (others.length > 0 && !confirm(this.getAttribute('question'))) event.preventDefault()
      else this.isSending = true
    })
    addEventListener('beforeunload', (event) => {
      if (!this.isSending && [...this.querySelectorAll('form')].some(typedIn)) event.preventDefault()
    })
  }
}

customElements.define('unsaved-guard', UnsavedGuard)
