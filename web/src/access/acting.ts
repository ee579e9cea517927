// Working in another name begins and ends with a fresh page: nothing that was read with other rights stays on it.
import { setPrincipal } from '../api/acts_for';
import { pathOf } from '../shell/route';

export function actFor(principal: string) {
  setPrincipal(principal);
  location.assign(pathOf('events'));
}

export function stopActing() {
  setPrincipal(undefined);
  location.assign(pathOf('account'));
}
