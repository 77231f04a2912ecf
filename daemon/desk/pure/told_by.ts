// SPDX-License-Identifier: EUPL-1.2
// What a reason tells, by the name of its rule: "afval-meer/container" is of the topic "afval" and
// "experience/spoed" of the urgency "spoed"; "gevaar/gedrang" is a sign of neither.

// The id of a topic or of an urgency, or nothing.
export function toldBy(
  rule: string,
  topics: Iterable<string>,
  urgencies: Iterable<string>,
): string | undefined {
  const [file = '', label = ''] = rule.split('/');
  const ids = [...topics];
  if (file === 'experience') return [...ids, ...urgencies].find((id) => id === label);
  return ids.find((id) => file === id || file.startsWith(`${id}-`));
}
