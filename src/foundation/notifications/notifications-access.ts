// Everybody has their own notifications. Administrators look after the delivery of mails to the people of their units.
import { defineActions } from '../../kernel/access/actor.ts'

export const actions = defineActions({ 'notifications.watch_delivery': ['administrator'] })
