// Texts of this app, Chinese.
export const zh = {
  "app.name": "单位服务",
} as const
