// Who is signed in, as far as this page knows.
import { principal, setPrincipal } from '../api/acts_for';
import { api, ask, type Answer, type Schemas } from '../api/client';
import { forgetAllKept } from '../live/kept';
import { navigation } from '../shell/navigation.svelte';

type Account = Schemas['Account'];

const storageKey = 'multaqa.signedIn';

class Access {
  account = $state.raw<Account | undefined>();

  /** Whether it is worth asking: the cookie itself cannot be read here. */
  get expected(): boolean {
    return localStorage.getItem(storageKey) !== null;
  }

  async find(): Promise<Answer<Account>> {
    let answer = await ask(() => api.GET('/me'));
    if (answer.problem?.status === 403 && principal()) {
      // Whoever allowed it has taken it back: on in the own name.
      setPrincipal(undefined);
      answer = await ask(() => api.GET('/me'));
    }
    this.#know(answer.data);
    return answer;
  }

  async signIn(email: string, password: string): Promise<Answer<Account>> {
    setPrincipal(undefined);
    const answer = await ask(() => api.POST('/sign-in', { body: { email, password } }));
    if (answer.data) this.#know(answer.data);
    return answer;
  }

  async signOut() {
    setPrincipal(undefined);
    await ask(() => api.POST('/sign-out'));
    this.#know(undefined);
    // A device may be shared.
    void forgetAllKept();
    navigation.go('/sign-in');
  }

  /** The server has ended the sign-in already. */
  forget() {
    setPrincipal(undefined);
    this.#know(undefined);
    navigation.go('/sign-in');
  }

  #know(account: Account | undefined) {
    this.account = account;
    if (account) localStorage.setItem(storageKey, 'yes');
    else localStorage.removeItem(storageKey);
  }

  /** For a page that needs an account: there and back again. */
  askToSignIn() {
    navigation.go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, 'replace');
  }

  /** May publish and store in spite of clashes, with a reason. */
  get mayOverride(): boolean {
    return this.account?.role === 'admin' || this.account?.role === 'protocol';
  }
}
export const access = new Access();
