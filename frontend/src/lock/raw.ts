/** The parts of the database's own objects that a veil is laid over. */
type Ask = (...asked: unknown[]) => Promise<unknown>;

export interface RawStore {
  name: string;
  keyPath: string | string[] | null;
  get: Ask;
  getAll(...asked: unknown[]): Promise<unknown[]>;
  put: Ask;
  add: Ask;
  delete: Ask;
  clear: Ask;
  count: Ask;
  index(name: string): RawStore;
}

export interface RawTransaction {
  objectStore(name: string): RawStore;
  store?: RawStore | undefined;
  done: Promise<void>;
}

/** The object as it is, but for the methods given. */
export function over<Target extends object>(target: Target, methods: Record<string, unknown>): Target {
  return new Proxy(target, {
    get(on, name) {
      if (typeof name === 'string' && name in methods) return methods[name];
      const value: unknown = Reflect.get(on, name, on);
      return typeof value === 'function' ? value.bind(on) : value;
    },
  });
}
