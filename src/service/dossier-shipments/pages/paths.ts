export const shipmentsPath = '/buu-chinh'
export const newPath = `${shipmentsPath}/moi`
export const newsPath = `${shipmentsPath}/tin`
