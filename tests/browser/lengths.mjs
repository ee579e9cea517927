// How long journeys take, in seconds on a quiet machine, by the beginning of their names: an estimate that only orders them.
const SHORT = 4;
const seconds = {
  'an empty office enters two days of meetings by the pages alone': 110,
  'at the end of a session its online room closes': 60,
  'the online room says when it opens': 60,
  'every page of an event can be read': 55,
  'every page of people, rooms and vehicles can be read': 46,
  'every other page of the office can be read': 31,
  'every page for everybody can be read': 18,
  'who only looks on types the addresses of others by hand': 15,
  'a network that is lost is seen on the pages of the office': 15,
  'an administrator gives the installation a name': 14,
  'nothing jumps while a page loads': 14,
  'newer zone data are': 16,
  'the office keeps a working calendar': 10,
  'protocol looks at newer zone data': 12,
  'a room is added and changed': 12,
  'a colleague is invited, comes in': 11,
  'two organisers see what the other has in hand': 11,
  'an empty installation comes to its first event': 10,
  'the application can be put on the home screen': 9,
  'publishing can be read by everybody': 8,
  'the keyboard alone signs in': 7,
  'a thousand sessions': 7,
  'the last administrator stays one': 7,
  'a reader whose network was cut': 7,
  'the day on a phone can be read': 7,
  'two organisers who edit one session at once': 7
};

const lengthOf = ({ name }) => Object.entries(seconds).find(([beginning]) => name.startsWith(beginning))?.[1] ?? SHORT;

/** The longest first, so that those who walk at once end together; a length that fits no journey is an error. */
export function longestFirst(journeys) {
  const unknown = Object.keys(seconds).filter((beginning) => !journeys.some(({ name }) => name.startsWith(beginning)));
  if (unknown.length > 0) throw new Error(`lengths.mjs names journeys that are not there: ${unknown.join('; ')}`);
  return journeys.toSorted((one, other) => lengthOf(other) - lengthOf(one));
}
