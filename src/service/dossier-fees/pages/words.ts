import type { Text } from '../../../kernel/text/language.ts'
import { formatMoney } from '../../../kernel/text/numbers.ts'
import { t } from '../texts.ts'
import type { Channel, Movement } from '../fee-queries.ts'

export const money =
  (amount: number): Text =>
  (lang) =>
    formatMoney(amount, lang)

export const channelWords = ({ channel, purpose }: Pick<Movement, 'channel' | 'purpose'>): Text =>
  purpose === 'obligation' ? t('fees.obligation_online') : channelText(channel)

export const channelText = (channel: Channel): Text => t(`fees.channel_${channel}`)
