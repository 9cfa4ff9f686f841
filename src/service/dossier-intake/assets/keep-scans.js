// A scan is sent as soon as it is chosen, with everything else that stands on the page: what goes wrong later, or goes on
// at another desk, does not ask for it again. Where that fails it goes with the last button, as without script.
class KeepScans extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form')
    this.addEventListener('change', (event) => {
      const box = event.target
      if (this.form && box instanceof HTMLInputElement && box.type === 'file' && box.files?.length) this.keep(box)
    })
  }

  // In turn with what saves itself: each saving tells how many went before it.
  keep(/** @type {HTMLInputElement} */ box) {
    this.form.inTurn = Promise.resolve(this.form.inTurn).then(() => this.send(box))
  }

  async send(/** @type {HTMLInputElement} */ box) {
    const line = document.getElementById(box.name.replace(/^file-/, 'scan-'))
    if (!line || !box.files?.length) return
    const told = line.cloneNode(true)
    line.append(this.status(this.dataset.saving))
    const body = new FormData(this.form)
    for (const other of this.form.querySelectorAll('input[type=file]')) if (other !== box) body.delete(other.name)
    body.set('step', 'autosave')
    body.delete('_key')
    const answer = await fetch(this.dataset.save, { method: 'POST', body }).catch(() => undefined)
    const page = new DOMParser().parseFromString((await answer?.text()) ?? '', 'text/html')
    const kept = answer?.ok && answer.redirected ? page.getElementById(line.id) : null
    if (!kept?.querySelector('input')) {
      const error = page.getElementById(`${box.id}-error`)?.textContent
      line.replaceWith(told)
      told.append(this.status(error ?? this.dataset.failed))
      return
    }
    this.form.elements.namedItem('version').value = page.querySelector('input[name=version]')?.value ?? ''
    box.value = ''
    line.replaceWith(kept)
    kept.append(this.status(this.dataset.saved))
    const tick = this.querySelector(`input[name=papers][value="${CSS.escape(box.name.slice(5))}"]`)
    if (tick) tick.checked = true
    const saving = this.form.querySelector('fill-form')
    if (saving) saving.dataset.save ??= this.dataset.save
  }

  status(/** @type {string | undefined} */ text) {
    const line = document.createElement('span')
    line.setAttribute('role', 'status')
    line.className = 'hint'
    line.textContent = ` ${text ?? ''}`
    return line
  }
}

customElements.define('keep-scans', KeepScans)
