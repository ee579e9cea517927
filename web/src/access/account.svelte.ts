// Who is signed in, as far as this page knows.
import { api, ask, type Answer, type Schemas } from '../api/client';
import { navigation } from '../shell/navigation.svelte';

type Account = Schemas['Account'];

class Access {
  account = $state.raw<Account | undefined>();

  async find(): Promise<Answer<Account>> {
    const answer = await ask(() => api.GET('/me'));
    this.account = answer.data;
    return answer;
  }

  async signIn(email: string, password: string): Promise<Answer<Account>> {
    const answer = await ask(() => api.POST('/sign-in', { body: { email, password } }));
    if (answer.data) this.account = answer.data;
    return answer;
  }

  async signOut() {
    await ask(() => api.POST('/sign-out'));
    this.account = undefined;
    navigation.go('/sign-in');
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
