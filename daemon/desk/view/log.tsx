// SPDX-License-Identifier: EUPL-1.2
// The append-only log, for the auditor and the coordinator. It holds no text of citizens.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import type { LogEvent } from '../api/types';
import { moment } from '../pure/time';
import { now } from '../state/clock';
import { sayError } from '../state/notice';
import { language, named, w } from '../words';
import { Button } from './parts';

export function LogPage() {
  const events = useSignal<readonly LogEvent[]>([]);
  const more = useSignal(true);
  const read = async (): Promise<void> => {
    try {
      const last = events.value[events.value.length - 1]?.id ?? '';
      const fresh = (await api.log(last)).events;
      events.value = [...events.value, ...fresh];
      more.value = fresh.length > 0;
    } catch (error) {
      sayError(error);
    }
  };
  useEffect(() => void read(), []);
  const words = w().log;
  return (
    <div class="page">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <div class="wide" role="region" aria-label={words.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[words.at, words.who, words.what, words.ticket, words.detail].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.value.map((e) => (
              <tr key={e.id}>
                <td>
                  <time dateTime={e.at}>{moment(e.at, now(), language.value)}</time>
                </td>
                <td>{e.who}</td>
                <td>{named(w().verb, e.verb)}</td>
                <td>{e.ticket}</td>
                <td>{e.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {events.value.length === 0 && <p class="quiet">{words.empty}</p>}
      {more.value && <Button onClick={() => void read()}>{words.more}</Button>}
    </div>
  );
}
