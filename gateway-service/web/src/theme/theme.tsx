import { App, ConfigProvider, theme as antd } from 'antd';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type Tone = 'dark' | 'light';

const REMEMBERED = 'perpex.theme';
const Current = createContext<{ tone: Tone; toggle: () => void }>({ tone: 'dark', toggle: () => undefined });

export const useTone = () => useContext(Current);

/** The nonce without which the policy of the page lets no style element in. */
function nonce(): string {
  return document.querySelector<HTMLElement>('[nonce]')?.nonce ?? '';
}

function remembered(): Tone {
  return localStorage.getItem(REMEMBERED) === 'light' ? 'light' : 'dark';
}

const FONT = 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

const COLOURS = {
  // The library darkens a colour for dark pages: a plain red would be too dark to read.
  dark: { colorPrimary: '#3d7dff', colorError: '#ff8f8f', colorBgBase: '#0c1118', colorTextBase: '#e6eaf0', colorBgContainer: '#131a24', colorBgElevated: '#1a2330', colorBorder: '#2a3544' },
  light: { colorPrimary: '#1f5fe0', colorError: '#cf1322', colorBgBase: '#ffffff', colorTextBase: '#141a22', colorBgContainer: '#ffffff', colorBgElevated: '#ffffff', colorBorder: '#d3d9e2' },
} as const;

/** Where dialogs stand. Not in the body: locking that is done with a style element of its own, which the policy refuses. */
const dialogs = () => document.getElementById('root') ?? document.body;

/** Dark or light, for our own styles and those of the component library. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [tone, setTone] = useState<Tone>(remembered);
  useEffect(() => {
    document.documentElement.dataset['theme'] = tone;
    localStorage.setItem(REMEMBERED, tone);
  }, [tone]);
  const value = useMemo(() => ({ tone, toggle: () => setTone((now) => (now === 'dark' ? 'light' : 'dark')) }), [tone]);
  const config = useMemo(
    () => ({
      algorithm: [tone === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm, antd.compactAlgorithm],
      token: { ...COLOURS[tone], fontFamily: FONT, fontSize: 12, borderRadius: 4, motion: false },
    }),
    [tone],
  );
  return (
    <Current.Provider value={value}>
      <ConfigProvider theme={config} csp={{ nonce: nonce() }} getPopupContainer={dialogs} button={{ autoInsertSpace: false }}>
        <App message={{ maxCount: 3 }}>{children}</App>
      </ConfigProvider>
    </Current.Provider>
  );
}
