// SPDX-License-Identifier: EUPL-1.2
// The life of a ticket, folded: its lines in the log. Names of parts of the daemon stay as they
// are.
import type { Dossier } from '../api/types';
import { moment } from '../pure/time';
import { quarter } from '../state/clock';
import { myName } from '../state/session';
import { language, named, w } from '../words';

export function Life({ d }: { d: Dossier }) {
  return (
    <details class="life">
      <summary>
        {w().ticket.life} <span class="number">{d.log.length}</span>
      </summary>
      <ol>
        {d.log.map((e) => (
          <li key={e.id}>
            <time dateTime={e.at}>{moment(e.at, quarter.value, language.value)}</time>{' '}
            <span class="who-name">{e.who === myName() ? w().ticket.you : e.who}</span>{' '}
            {named(w().verb, e.verb)}
          </li>
        ))}
      </ol>
    </details>
  );
}
