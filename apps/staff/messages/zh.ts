// Texts of this app, Chinese.
export const zh = {
  "app.name": "就业经办",
} as const
