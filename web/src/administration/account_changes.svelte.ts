// Changing an account as an administrator: sent with the version that was looked at; where somebody else was first, what
// both changed is decided by the person, the rest is sent again.
import { api, ask, ifMatch, type Answer, type Problem, type Schemas } from '../api/client';
import { differences, patchOnto, type Difference } from '../edit/three_way';

type Account = Schemas['Account'];
/** What an administrator sets, as the API writes it. */
export interface Settings {
  role: Account['role'];
  disabled: boolean;
  personId: string | null;
}

export const settingsOf = (account: Account): Settings => ({
  role: account.role,
  disabled: account.disabledAt !== undefined,
  personId: account.personId ?? null
});

export class AccountChanges {
  /** Both changed the same: asked before anything is sent. */
  clash = $state.raw<Difference[] | undefined>();
  #theirs: Account | undefined;

  constructor(private before: Account) {}

  async save(mine: Settings): Promise<Answer<Account> | undefined> {
    const answer = await this.#send(mine, this.before, () => false);
    if (answer.problem?.code !== 'version-mismatch') return answer;
    return this.#meet(mine, answer.problem);
  }

  /** After the choice: onto what the other one saved. */
  async merge(mine: Settings, takeTheirs: (path: string[]) => boolean): Promise<Answer<Account>> {
    this.clash = undefined;
    return this.#send(mine, this.#theirs!, takeTheirs);
  }

  async #meet(mine: Settings, problem: Problem): Promise<Answer<Account> | undefined> {
    const path = { id: this.before.id };
    const { data } = await ask(() => api.GET('/accounts/{id}', { params: { path } }));
    if (!data) return { problem };
    this.#theirs = data;
    const clash = differences(settingsOf(this.before), mine, settingsOf(data));
    if (clash.length === 0) return this.#send(mine, data, () => false);
    this.clash = clash;
    return undefined;
  }

  async #send(
    mine: Settings,
    onto: Account,
    takeTheirs: (path: string[]) => boolean
  ): Promise<Answer<Account>> {
    const patch = patchOnto(settingsOf(this.before), mine, settingsOf(onto), takeTheirs);
    if (!patch) return { data: onto };
    return patchAccount(onto, patch as Schemas['AccountPatch']);
  }
}

export const patchAccount = ({ id, version }: Account, body: Schemas['AccountPatch']) =>
  ask(() =>
    api.PATCH('/accounts/{id}', { params: { path: { id }, header: { 'If-Match': ifMatch(version) } }, body })
  );
