// Writes out a message that build/compile_message.js has cut into pieces. A text that it takes is isolated, a number is not.
import { isolate } from './isolate';

export type Message = string | readonly Piece[];
type Options = Readonly<Record<string, Message>>;
/** Text; `#`, the count around it; a value; one of several by a value; one of several by a count less an offset. */
type Piece =
  | string
  | 0
  | readonly [name: string]
  | readonly [string, Options]
  | readonly [string, Options, offset: number];
export type Values = Record<string, string | number>;

export function writeMessage(message: Message, values: Values, locale: string, count = 0): string {
  if (typeof message === 'string') return message;
  return message.map((piece) => write(piece, values, locale, count)).join('');
}

function write(piece: Piece, values: Values, locale: string, count: number): string {
  if (typeof piece === 'string') return piece;
  if (piece === 0) return figures(locale).format(count);
  const [name, options, offset] = piece;
  const value = values[name];
  if (!options) return typeof value === 'string' ? isolate(value) : String(value ?? '');
  if (offset === undefined) return writeMessage(options[value] ?? options.other, values, locale);
  const counted = Number(value) - offset;
  const chosen = options[`=${value}`] ?? options[rules(locale).select(counted)] ?? options.other;
  return writeMessage(chosen, values, locale, counted);
}

/** What it costs to make is kept by locale. */
function kept<T>(make: (locale: string) => T): (locale: string) => T {
  const all = new Map<string, T>();
  return (locale) => {
    const found = all.get(locale) ?? make(locale);
    all.set(locale, found);
    return found;
  };
}
const figures = kept((locale) => new Intl.NumberFormat(locale));
const rules = kept((locale) => new Intl.PluralRules(locale));
