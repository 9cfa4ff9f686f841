// Stands in for the mail server: takes everything, keeps it out of the world, and fails on command. What it took is
// shown to whoever it was for at /thong-bao/hop-thu-mo-phong.
import type { MailAdapter } from './mail.ts'

let failures: string[] = []

/** The next mails fail, one with each of these answers of a mail server: `451 mailbox busy`. */
export const failNextMails = (...answers: string[]): void => {
  failures = answers
}

export const mailSimulator: MailAdapter = {
  name: 'simulator',
  send: async ({ id }) => {
    const answer = failures.shift()
    if (answer !== undefined) throw new Error(answer)
    return `250 kept by the simulator as ${id}`
  },
}
