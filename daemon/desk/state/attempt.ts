// SPDX-License-Identifier: EUPL-1.2
// The one place where the desk tries again: a call that found the daemon or its queue away goes
// twice more with the same operation id, so that it can never happen twice.
import { newOp, Refusal } from '../api/client';

const waits_ms = [400, 1_500];

export async function attempt<T>(call: (op: string) => Promise<T>): Promise<T> {
  const op = newOp();
  for (let tried = 0; ; ++tried) {
    try {
      return await call(op);
    } catch (error) {
      const wait_ms = waits_ms[tried];
      if (!(error instanceof Refusal && error.away) || wait_ms === undefined) throw error;
      await new Promise((done) => setTimeout(done, wait_ms));
    }
  }
}
