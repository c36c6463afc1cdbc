import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Language } from '../api-types.ts';
import { IDLE_MS, keepLogin, keptLogin, type Login } from '../login-state.ts';
import { linkToken } from '../place.ts';
import { speechIn, type TextKey } from '../texts.ts';
import { useIdle } from '../use-idle.ts';
import { LoggedIn } from './logged-in.tsx';
import { LoginPage } from './login-page.tsx';

/** The console: the login, or what somebody who is logged in sees. */
export function App() {
  const [language, setLanguage] = useState<Language>(navigator.language.startsWith('es') ? 'es' : 'en');
  const [link, setLink] = useState(takeLink);
  const [login, setLogin] = useState<Login | undefined>(() => (link === undefined ? keptLogin() : undefined));
  const [notice, setNotice] = useState<TextKey>();
  const speech = useMemo(() => speechIn(language), [language]);

  const enter = useCallback((fresh: Login | undefined, why?: TextKey) => {
    keepLogin(fresh);
    setLogin(fresh);
    setLink(undefined);
    setNotice(why);
  }, []);
  const onIdle = useCallback(() => {
    if (keptLogin() !== undefined) enter(undefined, 'login.idle');
  }, [enter]);
  const onOut = useCallback((why: TextKey) => enter(undefined, why), [enter]);
  useIdle(IDLE_MS, onIdle);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  // A link that is opened where the console is open already.
  useEffect(() => {
    const onHash = () => {
      const token = takeLink();
      if (token === undefined) return;
      enter(undefined);
      setLink(token);
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [enter]);

  const switchLanguage = () => setLanguage(language === 'en' ? 'es' : 'en');
  return (
    <FluentProvider theme={webLightTheme} className="app">
      {login === undefined ? (
        <LoginPage key={link} speech={speech} link={link} notice={notice} onLogin={enter} onLanguage={switchLanguage} />
      ) : (
        <LoggedIn login={login} speech={speech} onOut={onOut} onLanguage={switchLanguage} />
      )}
    </FluentProvider>
  );
}

/** A login link is taken out of the address at once: it is in no history and no bookmark. */
function takeLink(): string | undefined {
  const token = linkToken(location.hash);
  if (token !== undefined) history.replaceState(null, '', location.pathname);
  return token;
}
