/** What is asked of the service about a practice's team. */
import { ask } from '../api/client';
import type { Delivery, Invitation, Member, OpenInvitation, PracticeRole } from '../api/contract';

const of = (practice: string) => `/v1/practices/${practice}`;

export const members = (practice: string) => ask<Member[]>('GET', `${of(practice)}/members`);

export const invitations = async (practice: string): Promise<OpenInvitation[]> =>
  (await ask<{ items: OpenInvitation[] }>('GET', `${of(practice)}/invitations`)).items;

export const inviteColleague = (practice: string, role: PracticeRole, delivery: Delivery) =>
  ask<Invitation>('POST', `${of(practice)}/invitations`, { role, delivery });

export const withdrawInvitation = (practice: string, invitation: string) =>
  ask<void>('DELETE', `${of(practice)}/invitations/${invitation}`);

export const removeMember = (practice: string, account: string) =>
  ask<void>('DELETE', `${of(practice)}/members/${account}`);
