import type { SessionWording } from './wording.fr';

export const words: SessionWording = {
  title: 'Is it you?',
  why: 'This opens, carries away or hands over a notebook: your password is asked, so that nobody does it in your place. It holds for five minutes.',
  password: 'Your password',
  confirm: 'Go on',
};
