// SPDX-License-Identifier: EUPL-1.2
// Whether new work arrives by itself at this moment.
import { signal } from '@preact/signals';

export const feedLive = signal(true);
