// SPDX-License-Identifier: EUPL-1.2
// An event that is on: everybody sees it, on every page.
import type { Surge } from '../api/types';
import { longMoment } from '../pure/time';
import { surgeName } from '../state/surge';
import { language, w } from '../words';
import { Icon } from './parts';

export function SurgeBanner({ surge }: { surge: Surge }) {
  return (
    <p class="line line-surge">
      <Icon name="event" />
      <strong>
        {w().surge.banner(surgeName(surge), longMoment(surge.until ?? '', language.value))}
      </strong>{' '}
      <span>{surge.by && w().surge.byWho(surge.by)}</span>
    </p>
  );
}
