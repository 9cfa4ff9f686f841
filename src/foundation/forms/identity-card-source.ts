import { defineTexts } from '../../kernel/text/catalogue.ts'
import { registerPrefillSource } from './prefill.ts'

const t = defineTexts({
  vi: {
    'forms.source_identity_card': 'mã QR trên thẻ căn cước',
    'forms.source_account': 'tài khoản đang đăng nhập',
    'forms.value_number': 'Số định danh',
    'forms.value_old_number': 'Số chứng minh nhân dân cũ',
    'forms.value_name': 'Họ và tên',
    'forms.value_birth': 'Ngày sinh',
    'forms.value_sex': 'Giới tính',
    'forms.value_address': 'Nơi thường trú',
    'forms.value_issued': 'Ngày cấp thẻ',
    'forms.value_unit': 'Đơn vị công tác',
  },
  en: {
    'forms.source_identity_card': 'the code on the identity card',
    'forms.source_account': 'the account that is signed in',
    'forms.value_number': 'Identity number',
    'forms.value_old_number': 'Number of the older card',
    'forms.value_name': 'Full name',
    'forms.value_birth': 'Date of birth',
    'forms.value_sex': 'Sex',
    'forms.value_address': 'Permanent address',
    'forms.value_issued': 'Issued on',
    'forms.value_unit': 'Unit',
  },
})

/** The two sources that forms know by themselves; what other modules hold they register. */
export function registerOwnSources(): void {
  registerPrefillSource('identity_card', {
    label: t('forms.source_identity_card'),
    values: {
      number: { text: t('forms.value_number'), kinds: ['identity_number', 'text'] },
      old_number: { text: t('forms.value_old_number'), kinds: ['identity_number', 'text'] },
      name: { text: t('forms.value_name'), kinds: ['text'] },
      birth: { text: t('forms.value_birth'), kinds: ['date'] },
      sex: { text: t('forms.value_sex'), kinds: ['choice', 'text'] },
      address: { text: t('forms.value_address'), kinds: ['address', 'text'] },
      issued: { text: t('forms.value_issued'), kinds: ['date'] },
    },
    read: async (_, { identityCard: card }) => {
      if (!card) return { values: {} }
      const { number, oldNumber, name, birth, sex, address, issued } = card
      // The card's address may be in the units of then: it is kept as it is written.
      return { values: { number, old_number: oldNumber, name, birth, sex, address, issued } }
    },
  })
  registerPrefillSource('account', {
    label: t('forms.source_account'),
    values: {
      name: { text: t('forms.value_name'), kinds: ['text'] },
      unit: { text: t('forms.value_unit'), kinds: ['text'] },
    },
    read: async (_, { actor }) => ({ values: actor ? { name: actor.name, unit: actor.unitName } : {} }),
  })
}
