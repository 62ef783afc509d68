// Texts of the shared page parts, Chinese.
export const zh = {
  "frame.skip": "跳到正文",
  "frame.nav": "主导航",
  "frame.menu": "菜单",
  "frame.signIn": "登录",
  "frame.signOut": "退出登录",
  "frame.account": "账户：{{name}}",
  "frame.demonstration": "演示数据：本系统中的人员、单位和金额均为虚构",
  "frame.language": "切换语言",
  "frame.help": "有疑问请拨打 12333",
} as const
