// The first steps of an installation: which comes next, and what the steps before have entered. What was entered is on
// the server already, so that the steps can be left at any time and taken up again.
import { access } from '../access/account.svelte';
import { api, ask, type Problem, type Schemas } from '../api/client';

export const steps = ['administrator', 'institution', 'place', 'event'] as const;
export type Step = (typeof steps)[number];
type Organization = Schemas['Organization'];

export class FirstSteps {
  /** Undefined while it is found out. `closed`: not for who asks. `over`: there are events. */
  state = $state<Step | 'closed' | 'over' | undefined>();
  problem = $state.raw<Problem | undefined>();
  organization = $state.raw<Organization | undefined>();

  /** With a link to become administrator, else from where the installation stands. */
  async find(secret: string | undefined) {
    this.problem = undefined;
    if (secret !== undefined) return void (this.state = 'administrator');
    const me = await access.find();
    if (me.problem?.status === 401) return void (this.state = 'closed');
    if (me.problem) return void (this.problem = me.problem);
    if (me.data.role !== 'admin') return void (this.state = 'over');
    await this.#lookAround();
  }

  async #lookAround() {
    const query = { params: { query: { limit: 1 } } };
    const [events, organizations] = await Promise.all([
      ask(() => api.GET('/events', query)),
      ask(() => api.GET('/organizations', query))
    ]);
    this.problem = events.problem ?? organizations.problem;
    if (!events.data || !organizations.data) return;
    this.organization = organizations.data.items[0];
    if (events.data.items.length > 0) this.state = 'over';
    else this.state = this.organization ? stepAfter(this.organization) : 'institution';
  }

  administratorMade() {
    this.state = 'institution';
  }

  organizationSaved(organization: Organization) {
    this.organization = organization;
    this.state = this.state === 'institution' ? 'place' : 'event';
  }

  back() {
    this.state = this.state === 'event' ? 'place' : 'institution';
  }
}

export const stepAfter = (organization: Pick<Organization, 'timeZone'>): Step =>
  organization.timeZone ? 'event' : 'place';
