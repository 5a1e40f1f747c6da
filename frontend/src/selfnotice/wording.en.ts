/** English words of what a person may ask to be told. */
import type { SelfNoticeWording } from './wording.fr';

export const words: SelfNoticeWording = {
  after: 'Tell me, and only me, when my notes have been above my usual range for',
  days: (days) => (days ? `${days}\u00a0days` : 'never'),
  own: 'My words, to read again then',
  told: (days) =>
    `Your notes have been above your usual range for ${days}\u00a0days. You had asked to be told.`,
};
