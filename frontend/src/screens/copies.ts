/** A readable copy of unsent words, saved where the person's files are. */
import type { Waiting } from '../store/database';

export function downloadUnsent(entries: Waiting[]): void {
  const plain = entries.map(({ mutation, written_at, patient }) => ({ written_at, patient, ...mutation }));
  const file = new Blob([JSON.stringify(plain, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `au-long-cours-${entries[0]?.written_at.slice(0, 10) ?? ''}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
