export const exchangePath = '/ket-noi/cong-quoc-gia'
