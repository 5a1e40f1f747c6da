/** Said once somebody came in with a code from the paper. */
import { say } from '../design/voice.svelte';
import { waysIn } from './calls';
import { w } from './wording';

export async function tellCodesLeft(): Promise<void> {
  say(w().ways.leftAfter((await waysIn()).recovery_codes_left));
}
