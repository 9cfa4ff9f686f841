// The board of called numbers looks anew by itself; without script its button does.
const pause = 5000

class LiveBoard extends HTMLElement {
  connectedCallback() {
    this.timer = setInterval(() => void this.look(), pause)
  }

  disconnectedCallback() {
    clearInterval(this.timer)
  }

  async look() {
    try {
      const answer = await fetch(location.href, { redirect: 'error' })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector('live-board')
      if (fresh && fresh.innerHTML !== this.innerHTML) this.innerHTML = fresh.innerHTML
    } catch {
      // The server is away for a moment: what is shown stays until it is back.
    }
  }
}

customElements.define('live-board', LiveBoard)
