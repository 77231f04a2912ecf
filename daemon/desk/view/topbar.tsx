// SPDX-License-Identifier: EUPL-1.2
import { ask } from '../state/actions';
import { page, pages } from '../state/pages';
import { addressOf } from '../state/route';
import { logOut, me, worksTickets } from '../state/session';
import { sayError } from '../state/notice';
import { chooseLanguage, language, w } from '../words';
import { Button, Icon } from './parts';

export function LanguageButton() {
  const to = language.value === 'nl' ? 'en' : 'nl';
  return (
    <Button tone="plain" lang={to} onClick={() => chooseLanguage(to)}>
      {w().user.language}
    </Button>
  );
}

export function TopBar() {
  return (
    <div class="topbar">
      <p class="brand">
        <span class="brand-mark">
          <Icon name="check" />
        </span>
        {w().desk}
      </p>
      {pages.value.length > 1 && (
        <nav aria-label={w().menu.label}>
          <ul class="menu">
            {pages.value.map((name) => (
              <li key={name}>
                <a href={addressOf(name)} aria-current={name === page.value ? 'page' : undefined}>
                  {w().menu[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div class="who">
        <span class="who-name">{me.value?.name}</span>
        <LanguageButton />
        {worksTickets() && (
          <Button tone="plain" shortcut="?" onClick={() => ask('help')}>
            {w().user.help}
          </Button>
        )}
        <Button tone="plain" onClick={() => void logOut().catch(sayError)}>
          {w().user.logOut}
        </Button>
      </div>
    </div>
  );
}
