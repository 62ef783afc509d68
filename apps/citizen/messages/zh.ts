// Texts of this app, Chinese.
export const zh = {
  "app.name": "就业服务",
} as const
