/** Who works in a practice: one line for each person, whatever roles they hold. */
import type { Member, PracticeRole } from '../api/contract';

export interface Colleague {
  account: string;
  name: string;
  roles: PracticeRole[];
  since: string;
}

/** In the order the service gives, which is by name. */
export function colleaguesOf(members: Member[]): Colleague[] {
  const found = new Map<string, Colleague>();
  for (const { account_id, display_name, role, since } of members) {
    const known = found.get(account_id);
    if (known) {
      known.roles.push(role);
      if (since < known.since) known.since = since;
    } else found.set(account_id, { account: account_id, name: display_name, roles: [role], since });
  }
  return [...found.values()];
}
