/** The document can be read, but it is no reform plan: neither a person nor a rule could enter anything from it. */
export class NotAPlanError extends Error {
  readonly code = 'plan_reading.not_a_plan'

  constructor() {
    super('plan_reading.not_a_plan')
    this.name = 'NotAPlanError'
  }
}
