// Tells whoever may look at zone data that newer ones wait; once for each version while the browser's tab is open.
import { getHealth } from '../administration/health';
import { navigation } from '../shell/navigation.svelte';
import { notices } from '../shell/notices.svelte';
import { pathOf } from '../shell/route';
import { t } from '../text/language.svelte';

const storageKey = 'multaqa.newerZones';

export async function tellOfNewer() {
  const version = (await getHealth()).data?.newerTimeZoneVersion;
  if (!version || sessionStorage.getItem(storageKey) === version) return;
  sessionStorage.setItem(storageKey, version);
  // Whoever is there already sees it.
  if (navigation.route.page === 'time-zones') return;
  notices.waiting(t('office.zoneNotice', { version }), {
    label: t('office.zoneNoticeOpen'),
    run: () => navigation.go(`${pathOf('time-zones')}?${new URLSearchParams({ version })}`)
  });
}
