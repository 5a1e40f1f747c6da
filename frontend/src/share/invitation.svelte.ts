/** An invitation taken up on this device: it outlives a reload of the page, and is forgotten once used. */
import { lookUpInvitation } from '../api/calls';
import { Problem } from '../api/client';
import type { InvitationFound } from '../api/contract';
import { sentenceOf } from '../api/sentence';
import { place } from '../router.svelte';

const KEY = 'longcours.invitation';
const MARK = '#i=';
export const WELCOME = '/bienvenue';

interface Invited {
  token: string;
  found: InvitationFound | null;
  spent: boolean;
  problem: string;
}

export const invited = $state<Invited>({ token: '', found: null, spent: false, problem: '' });

/** What was typed stays while one looks at the screens before. */
export const draft = $state({ displayName: '', login: '', password: '', oralCode: '' });

/** The token stands in the fragment, which no server ever sees in an address, and leaves the bar at once. */
export function takeUp(): void {
  const given = place.fragment.startsWith(MARK) ? decodeURIComponent(place.fragment.slice(MARK.length)) : '';
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', WELCOME);
    Object.assign(place, { path: WELCOME, fragment: '' });
  }
  const token = sessionStorage.getItem(KEY) ?? '';
  if (token === invited.token) return;
  Object.assign(invited, { token, found: null, spent: false, problem: '' });
  if (token) void lookUp();
}

export async function lookUp(): Promise<void> {
  invited.problem = '';
  try {
    invited.found = await lookUpInvitation(invited.token);
  } catch (reason) {
    refused(reason);
  }
}

export function refused(reason: unknown): void {
  if (reason instanceof Problem && reason.code === 'invitation_unusable') {
    invited.spent = true;
    sessionStorage.removeItem(KEY);
  } else invited.problem = sentenceOf(reason);
}

export function forgetInvitation(): void {
  sessionStorage.removeItem(KEY);
  Object.assign(invited, { token: '', found: null, spent: false, problem: '' });
  Object.assign(draft, { displayName: '', login: '', password: '', oralCode: '' });
}
