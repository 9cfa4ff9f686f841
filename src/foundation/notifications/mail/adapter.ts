import type { Config } from '../../../kernel/config.ts'
import type { MailAdapter } from './mail.ts'
import { mailSimulator } from './simulator.ts'
import { smtpAdapter } from './smtp.ts'

/** The mail server of the configuration; without one nothing leaves the house. */
export const mailAdapterOf = ({ smtpUrl }: Pick<Config, 'smtpUrl'>): MailAdapter =>
  smtpUrl ? smtpAdapter(smtpUrl) : mailSimulator
