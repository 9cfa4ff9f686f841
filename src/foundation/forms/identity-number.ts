/**
 * Twelve digits of the identity card or nine of the older one. There is no check digit, and the first three are the
 * province of then: a number of an abolished province is as good as any.
 */
export const isPersonNumber = (text: string): boolean => /^(\d{9}|\d{12})$/.test(text)
