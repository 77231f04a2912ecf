// SPDX-License-Identifier: EUPL-1.2
import { computed } from '@preact/signals';
import { me } from './session';

// A drill looks like work; everybody must see that it is not.
export const drillOn = computed(() => me.value?.drill ?? false);
