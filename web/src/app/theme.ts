import type { ThemeConfig } from 'antd';
import type { Language } from '../../../shared/i18n/languages.ts';

const FONTS =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';

/** A calm office look. The two grey texts are darker than antd's own: those miss the contrast that reading needs. */
export const THEME: ThemeConfig = {
  token: {
    // who asked the system for less motion gets menus and windows that stand at once
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#1d4f91',
    colorInfo: '#1d4f91',
    colorLink: '#1d4f91',
    colorInfoBg: '#e6eef9',
    colorPrimaryBg: '#e6eef9',
    controlItemBgActive: '#e6eef9',
    controlItemBgActiveHover: '#dbe7f6',
    // what is derived from dark colours is muddy, and reads as if it were switched off
    colorSuccessBg: '#e7f4ea',
    colorSuccessBorder: '#9ccba8',
    colorWarningBg: '#fff3dc',
    colorWarningBorder: '#e3bd7c',
    colorErrorBg: '#fdeceb',
    colorErrorBorder: '#e5a19c',
    colorSuccess: '#2c7a3f',
    colorWarning: '#a35c00',
    colorError: '#b3261e',
    colorTextDescription: 'rgba(0,0,0,.65)',
    colorTextPlaceholder: 'rgba(0,0,0,.6)',
    borderRadius: 4,
    fontFamily: FONTS,
  },
};

/** The same for who reads large letters (大字版). */
export const LARGE: ThemeConfig = {
  ...THEME,
  token: { ...THEME.token, fontSize: 20, fontSizeLG: 22, controlHeight: 48, controlHeightLG: 56 },
};

/** In English its own quotation marks and dashes come before those of the Chinese fonts. */
export const inLanguage = (theme: ThemeConfig, language: Language): ThemeConfig =>
  language === 'en' ? { ...theme, token: { ...theme.token, fontFamily: `"English marks", ${FONTS}` } } : theme;
