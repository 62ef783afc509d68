// Colours, sizes and motion of every page, as antd tokens; each pair of text and ground meets WCAG AA (4.5:1, controls 3:1).
import type { ThemeConfig } from "antd"

/** The colours by meaning. Contrast on white: primary 7.0, success 6.0, warning 7.0, error 7.2, info 7.5, secondary 6.4, placeholder 5.0. */
export const colours = {
  primary: "#1558A8",
  primaryHover: "#0F4A91",
  primaryTint: "#E9F1FB",
  success: "#17693E",
  successTint: "#E8F5EE",
  warning: "#7A4A00",
  warningTint: "#FFF6E5",
  error: "#9B1C13",
  errorTint: "#FDECEA",
  info: "#134C91",
  infoTint: "#E9F1FB",
  neutral: "#3D4A5F",
  neutralTint: "#EEF1F5",
  text: "#1F2733",
  secondary: "#51607A",
  placeholder: "#667085",
  border: "#8A95A5",
  line: "#E1E6ED",
  page: "#F5F7FA",
  card: "#FFFFFF",
} as const

/** 16 px for the public, 14 px for offices, 20 px for the large-type mode 长辈版. */
export type Density = "public" | "office" | "large"

const fontFamily = '"Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

const measures = {
  public: { fontSize: 16, controlHeight: 44, controlHeightLG: 48, controlHeightSM: 36, lineHeight: 1.6 },
  office: { fontSize: 14, controlHeight: 32, controlHeightLG: 40, controlHeightSM: 26, lineHeight: 1.6 },
  large: { fontSize: 20, controlHeight: 60, controlHeightLG: 64, controlHeightSM: 60, lineHeight: 1.7 },
} as const

/** The antd theme for one density. `still` switches all motion off, as the person's system asks. */
export function themeOf(density: Density, still: boolean): ThemeConfig {
  const size = measures[density]
  return {
    cssVar: { key: `jiuye-${density}` },
    token: {
      ...size,
      fontFamily,
      colorPrimary: colours.primary,
      colorPrimaryHover: colours.primaryHover,
      colorPrimaryActive: "#0B3B75",
      colorPrimaryBg: colours.primaryTint,
      colorLink: colours.primary,
      colorLinkHover: colours.primaryHover,
      colorSuccess: colours.success,
      colorSuccessBg: colours.successTint,
      colorSuccessText: colours.success,
      colorWarning: colours.warning,
      colorWarningBg: colours.warningTint,
      colorWarningText: colours.warning,
      colorWarningBorder: "#D9B36A",
      colorError: colours.error,
      colorErrorBg: colours.errorTint,
      colorErrorText: colours.error,
      colorErrorBorder: "#D98A84",
      colorInfo: colours.info,
      colorInfoBg: colours.infoTint,
      colorInfoBorder: "#A9C4E6",
      colorSuccessBorder: "#9CCDB2",
      colorText: colours.text,
      colorTextBase: colours.text,
      colorTextSecondary: colours.secondary,
      colorTextTertiary: colours.placeholder,
      colorTextQuaternary: colours.placeholder,
      colorTextPlaceholder: colours.placeholder,
      colorTextDisabled: colours.placeholder,
      colorTextDescription: colours.secondary,
      colorTextHeading: colours.text,
      colorIcon: colours.secondary,
      colorBorder: colours.border,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      colorBgLayout: colours.page,
      colorBgContainer: colours.card,
      colorBgContainerDisabled: "#F2F4F7",
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      borderRadiusXS: 4,
      boxShadow: "0 4px 16px rgba(31, 39, 51, 0.14)",
      boxShadowSecondary: "0 4px 16px rgba(31, 39, 51, 0.14)",
      boxShadowTertiary: "none",
      motion: !still,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.14s",
      lineWidthFocus: 3,
      controlOutlineWidth: 0,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500, contentFontSizeLG: size.fontSize },
      Card: { headerFontSize: size.fontSize + (density === "office" ? 1 : 2) },
      Table: { headerBg: "#F0F3F7", headerColor: colours.text, headerSplitColor: colours.line, rowHoverBg: "#F5F8FC", rowSelectedBg: colours.primaryTint, rowSelectedHoverBg: "#DCE9F8", borderColor: colours.line },
      Form: { labelColor: colours.text, verticalLabelPadding: "0 0 4px" },
      Select: { optionSelectedBg: colours.primaryTint },
      Tag: { defaultColor: colours.neutral, defaultBg: colours.neutralTint },
    },
  }
}
