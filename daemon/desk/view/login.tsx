// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from '@preact/signals';
import { Refusal } from '../api/client';
import { sentenceOf } from '../state/notice';
import { ended, logIn } from '../state/session';
import { w } from '../words';
import { Button, Icon } from './parts';
import { LanguageButton } from './topbar';

function reason(error: unknown): string {
  if (error instanceof Refusal && error.status === 401) return w().login.wrong;
  if (error instanceof Refusal && error.status === 429) {
    const s = error.params['seconds'];
    return s ? w().login.slow(s) : w().login.slowSome;
  }
  return sentenceOf(error);
}

export function LogIn() {
  const problem = useSignal('');
  const busy = useSignal(false);
  const open = useSignal(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    busy.value = true;
    problem.value = '';
    try {
      await logIn(String(form.get('name')), String(form.get('password')));
    } catch (error) {
      problem.value = reason(error);
      busy.value = false;
    }
  };
  return (
    <main class="login">
      <form class="login-card" onSubmit={submit} aria-labelledby="login-title">
        <p class="brand">
          <span class="brand-mark">
            <Icon name="check" />
          </span>
          {w().desk}
        </p>
        <h1 id="login-title">{w().login.title}</h1>
        {ended.value && <p class="hint">{w().login.ended}</p>}
        <div role="alert">{problem.value && <p class="problem">{problem.value}</p>}</div>
        <label for="name">{w().login.name}</label>
        <input
          id="name"
          name="name"
          class="utrecht-textbox utrecht-textbox--html-input"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
        />
        <label for="password">{w().login.password}</label>
        <input
          id="password"
          name="password"
          type={open.value ? 'text' : 'password'}
          class="utrecht-textbox utrecht-textbox--html-input"
          autocomplete="current-password"
          required
        />
        <label class="check">
          <input type="checkbox" checked={open.value} onChange={() => (open.value = !open.value)} />
          {w().login.show}
        </label>
        <Button tone="main" type="submit" disabled={busy.value}>
          {busy.value ? w().login.busy : w().login.go}
        </Button>
      </form>
      <LanguageButton />
    </main>
  );
}
