import { nameKey, type ReferenceUnit } from '../../organisation/index.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import * as ui from '../../../kernel/ui/index.ts'
import type { AddressAnswer, Field } from '../form-definition.ts'
import { first } from '../rules/typed.ts'
import { t } from '../texts.ts'
import type { Asking, FieldKind, Reading } from './kind.ts'

const parts = (path: string) => ({
  province: `${path}.province`,
  commune: `${path}.commune`,
  street: `${path}.street`,
  old: `${path}.old`,
})

/** Spelled right goes before the same letters with other marks; with or without "Xã", "Phường". */
function communesCalled(name: string, among: readonly ReferenceUnit[]): ReferenceUnit[] {
  const { bare } = nameKey(name)
  const whole = among.filter((unit) => normalise(unit.name).toLowerCase() === normalise(name).toLowerCase())
  if (whole.length > 0) return whole
  const near = among.filter((unit) => nameKey(unit.name).bare === bare || nameKey(bareName(unit.name)).bare === bare)
  const spelled = near.filter((unit) => bareName(unit.name).toLowerCase() === bareName(name).toLowerCase())
  return spelled.length > 0 ? spelled : near
}

const bareName = (name: string): string => normalise(name).replace(/^(xã|phường|đặc khu|thị trấn)\s+/i, '')

type Commune = { code?: string; name: string }

function readCommune(path: string, province: ReferenceUnit | undefined, reading: Reading): Commune | undefined {
  const { commune } = parts(path)
  const name = normalise(first(reading.typed, commune))
  if (name === '') return undefined
  if (!province) {
    reading.wrong(parts(path).province, t('forms.province_first'))
    return undefined
  }
  const communes = reading.places.communes.get(province.code) ?? []
  // Of a province whose communes the list does not hold the name is believed as it was written.
  if (communes.length === 0) return { name }
  const found = communesCalled(name, communes)
  if (found.length === 1) return found[0]
  if (found.length > 1)
    reading.wrong(commune, t('forms.commune_many', { names: found.map((unit) => unit.name).join(', ') }))
  else reading.wrong(commune, t('forms.commune_unknown', { name, province: province.name }))
  return undefined
}

const input = (field: Field, path: string, asking: Asking): ui.Html => {
  const { typed, errorOf, places } = asking
  const names = parts(path)
  const box = (name: string) => ({ name, value: typed(name)[0] ?? '', error: errorOf(name) })
  const chosen = first(typed, names.province)
  const list = `${names.commune}-list`
  const commune = {
    ...box(names.commune),
    label: t('forms.commune'),
    // Of a province without a list the name is believed as it is typed, and whoever types it is told so.
    hint: t(places.communes.get(chosen)?.length === 0 ? 'forms.commune_unlisted' : 'forms.commune_hint'),
    optional: !field.required,
  }
  // The field's own error leads to its first box.
  return ui.fieldset({
    name: path,
    id: `${path}-group`,
    label: field.label,
    hint: field.hint,
    optional: !field.required,
    children: ui.html`
      ${ui.select({
        ...box(names.province),
        label: t('forms.province'),
        options: places.provinces.map(({ code, name }) => ({ value: code, text: name })),
        optional: !field.required,
      })}
      ${ui.field({
        ...commune,
        control: ui.html`<input${ui.attrs({ class: 'input', type: 'text', id: names.commune, name: names.commune, value: commune.value, list, autocomplete: 'off', ...ui.describedBy(commune) })}><datalist id="${list}">${(places.communes.get(chosen) ?? []).map(({ name }) => ui.html`<option value="${name}"></option>`)}</datalist>`,
      })}
      ${ui.textInput({ ...box(names.street), label: t('forms.street'), optional: true })}
      ${ui.disclosure({
        summary: t('forms.old_address'),
        open: first(typed, names.old) !== '',
        children: ui.textInput({
          ...box(names.old),
          label: t('forms.old_address_label'),
          hint: t('forms.old_address_hint'),
          optional: true,
        }),
      })}`,
  })
}

export const addressKind: FieldKind = {
  input,
  firstBox: (path) => parts(path).province,
  read: (field, path, reading) => {
    const names = parts(path)
    const province = reading.places.provinces.find(({ code }) => code === first(reading.typed, names.province))
    const commune = readCommune(path, province, reading)
    const street = normalise(first(reading.typed, names.street))
    const old = first(reading.typed, names.old).normalize('NFC')
    const answer: AddressAnswer = {
      ...(province && { province: province.code, provinceName: province.name }),
      ...(commune?.code && { commune: commune.code }),
      ...(commune && { communeName: commune.name }),
      ...(street && { street }),
      ...(old && { old }),
    }
    // Nothing at all may be on a paper that somebody else wrote; half an address is no address.
    const begun = province !== undefined || street !== ''
    if (begun && first(reading.typed, names.commune) === '' && old === '')
      reading.wrong(province ? names.commune : names.province, t('forms.address_missing'))
    return Object.keys(answer).length > 0 ? answer : undefined
  },
  text: (_, answer) => {
    const { street, communeName, provinceName, old } = answer as AddressAnswer
    return [street, communeName, provinceName].filter(Boolean).join(', ') || (old ?? '')
  },
  boxes: (path, answer) => {
    const { province, communeName, street, old } = answer as AddressAnswer
    const names = parts(path)
    return {
      [names.province]: province ?? '',
      [names.commune]: communeName ?? '',
      [names.street]: street ?? '',
      [names.old]: old ?? '',
    }
  },
}
