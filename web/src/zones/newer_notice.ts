// Tells whoever may look at zone data that newer ones wait; once for each version while the browser's tab is open.
import { api, ask } from '../api/client';
import { navigation } from '../shell/navigation.svelte';
import { notices } from '../shell/notices.svelte';
import { pathOf } from '../shell/route';
import { needMessages, t } from '../text/language.svelte';

const storageKey = 'multaqa.newerZones';

export async function tellOfNewer() {
  const params = { query: { limit: 1 } };
  const version = (await ask(() => api.GET('/time-zone-changes', { params }))).data?.newer;
  if (!version || sessionStorage.getItem(storageKey) === version) return;
  // Whoever is there already sees it.
  if (navigation.route.page === 'time-zones') return;
  await needMessages('administration');
  sessionStorage.setItem(storageKey, version);
  notices.waiting(t('administration.zones.waiting', { version }), {
    label: t('administration.zones.see'),
    run: () => navigation.go(`${pathOf('time-zones')}?${new URLSearchParams({ version })}`)
  });
}
