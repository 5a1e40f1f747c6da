import type { Mutation } from '../api/contract';

/** What stands outside the seal; the service and a later answer may still change it. */
export function outside(mutation: Mutation): Pick<Mutation, 'mutation_id' | 'record_id'> & Partial<Mutation> {
  const { mutation_id, record_id, base = null, base_epoch = null, parent = null, rebase } = mutation;
  return { mutation_id, record_id, base, base_epoch, parent, rebase };
}
