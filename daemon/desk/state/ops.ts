// SPDX-License-Identifier: EUPL-1.2
// What ops sees: read every 10 s while the page is open.
import { effect, signal } from '@preact/signals';
import { api } from '../api/client';
import type { OpsReport } from '../api/types';
import { page } from './pages';

export const report = signal<OpsReport | undefined>(undefined);

async function read(): Promise<void> {
  if (page.value !== 'ops') return;
  try {
    report.value = await api.ops();
  } catch {
    // The banner says that the daemon is away.
  }
}
effect(() => void read());
setInterval(() => void read(), 10_000);
