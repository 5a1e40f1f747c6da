/** Names that were perhaps meant, as the service finds them (app/kit/nearness.py), for when it cannot be asked. */

const FEWEST_LETTERS = 3;
const LETTERS_FOR_TWO_ERRORS = 6;

export const fold = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');

function errorsAllowed(word: string): number {
  if (word.length < FEWEST_LETTERS) return 0;
  return word.length < LETTERS_FOR_TWO_ERRORS ? 1 : 2;
}

const wordsOf = (text: string): string[] => fold(text).split(/\s+/).filter(Boolean);

/** The fewest errors by which `typed` can stand for words of `name`; null beyond what is allowed. */
export function errorsIn(typed: string, name: string): number | null {
  let total = 0;
  for (const meant of wordsOf(typed)) {
    const allowed = errorsAllowed(meant);
    const fewest = Math.min(...wordsOf(name).map((word) => wordErrors(meant, word, allowed)));
    if (fewest > allowed) return null;
    total += fewest;
  }
  return total;
}

function wordErrors(typed: string, word: string, allowed: number): number {
  if (word.includes(typed)) return 0;
  return allowed ? startErrors(typed, word.slice(0, typed.length + allowed)) : Number.POSITIVE_INFINITY;
}

/** Letters too many, missing, wrong or exchanged, between the whole of `typed` and some beginning of `word`. */
function startErrors(typed: string, word: string): number {
  const rows = [Array.from({ length: word.length + 1 }, (_, place) => place)];
  const cost = (row: number, at: number): number => rows[row]?.[at] ?? Number.POSITIVE_INFINITY;
  for (let place = 1; place <= typed.length; place += 1) {
    const row = [place];
    rows.push(row);
    for (let at = 1; at <= word.length; at += 1) {
      const same = typed[place - 1] === word[at - 1];
      let least = Math.min(
        cost(place - 1, at) + 1,
        cost(place, at - 1) + 1,
        cost(place - 1, at - 1) + (same ? 0 : 1),
      );
      const exchanged =
        place > 1 && at > 1 && typed[place - 1] === word[at - 2] && typed[place - 2] === word[at - 1];
      if (exchanged) least = Math.min(least, cost(place - 2, at - 2) + 1);
      row.push(least);
    }
  }
  return Math.min(...(rows.at(-1) ?? []));
}
