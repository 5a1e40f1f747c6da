/** Which thing of the file is open over its list; a record, or a new one to note. */
import type { Fields } from '../api/contract';
import type { LocalRecord } from '../store/database';
import type { SortName } from './sorts';

export class Opened {
  name = $state<SortName | null>(null);
  record = $state.raw<LocalRecord | null>(null);
  start = $state.raw<Fields>({});

  add = (name: SortName, start: Fields = {}): void => {
    this.record = null;
    this.start = start;
    this.name = name;
  };

  show = (name: SortName, record: LocalRecord): void => {
    this.record = record;
    this.start = {};
    this.name = name;
  };

  close = (): void => {
    this.name = null;
  };
}
