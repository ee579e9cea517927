// What a screen reader is told beside what it reads: results, and changes made by others.
class Announcer {
  text = $state('');
  urgent = $state('');
  #turn = false;

  say(text: string) {
    this.text = this.#anew(text);
  }

  sayAtOnce(text: string) {
    this.urgent = this.#anew(text);
  }

  /** The same words twice are two events, but a region is read only when its text changes. */
  #anew(text: string) {
    this.#turn = !this.#turn;
    return this.#turn ? text : `${text} `;
  }
}
export const announcer = new Announcer();
