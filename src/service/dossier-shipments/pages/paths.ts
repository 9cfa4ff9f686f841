export const shipmentsPath = '/buu-chinh'
export const newPath = `${shipmentsPath}/moi`
