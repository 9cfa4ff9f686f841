/** One message as the next server gets it. `id` stays the same when it is handed over again after a crash. */
export type Mail = { id: string; to: string; subject: string; text: string }

/** Hands a message to the next server; throws when that refuses or is not there. @returns what it answered */
export type MailAdapter = { name: 'smtp' | 'simulator'; send: (mail: Mail) => Promise<string> }
