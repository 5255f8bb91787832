import { ConfigProvider, Grid } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import type { ComponentProps, ReactNode } from 'react';
import type { Language } from '../form-view-props.js';

/** antd in the house's colours: an error red with enough contrast, no space forced into two-character buttons, larger targets on phones. */
export function StaffTheme({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const { md } = Grid.useBreakpoint();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      locale={localeOf(language === 'zh' ? zhCN : enUS)}
      componentSize={md === false ? 'large' : 'middle'}
      button={{ autoInsertSpace: false }}
      theme={{
        token: { colorPrimary: '#1456b8', colorLink: '#1456b8', colorError: '#cf1322', colorTextDescription: '#566373', colorTextPlaceholder: '#66727f' },
      }}
    >
      {children}
    </ConfigProvider>
  );
}

type Locale = NonNullable<ComponentProps<typeof ConfigProvider>['locale']>;

/** antd's locales are CommonJS: one bundler hands over the module, another what it exports. */
function localeOf(locale: Locale | { readonly default: Locale }): Locale {
  return 'default' in locale ? locale.default : locale;
}
