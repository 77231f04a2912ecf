// SPDX-License-Identifier: EUPL-1.2
import type { Language } from '../api/types';

// "US$ 0,015": three digits below a cent's reach, two otherwise.
export function dollars(microdollars: number, language: Language): string {
  const digits = microdollars % 10_000 === 0 ? 2 : microdollars % 1_000 === 0 ? 3 : 4;
  return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(microdollars / 1_000_000);
}
