// SPDX-License-Identifier: EUPL-1.2
import { ask } from '../state/actions';
import { addressOf, place, type Page } from '../state/route';
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

export function TopBar({ pages }: { pages: readonly Page[] }) {
  const here = pages.includes(place.value.page) ? place.value.page : pages[0];
  return (
    <header class="topbar">
      <p class="brand">
        <span class="brand-mark">
          <Icon name="check" />
        </span>
        {w().desk}
      </p>
      {pages.length > 1 && (
        <nav aria-label={w().menu.label}>
          <ul class="menu">
            {pages.map((page) => (
              <li key={page}>
                <a href={addressOf(page)} aria-current={page === here ? 'page' : undefined}>
                  {w().menu[page]}
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
    </header>
  );
}
