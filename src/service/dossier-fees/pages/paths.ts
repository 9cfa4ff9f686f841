export const feesPath = (dossierId: string): string => `/ho-so/${dossierId}/phi`
export const unsettledPath = '/phi-le-phi'
export const periodPath = '/phi-le-phi/tong-hop'
