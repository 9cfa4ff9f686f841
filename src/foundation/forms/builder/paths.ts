export const formPath = (formId: string): string => `/bieu-mau/${formId}`
export const versionPath = (versionId: string): string => `/bieu-mau/ban/${versionId}`
