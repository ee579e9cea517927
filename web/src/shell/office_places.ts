// What the office's navigation offers, and to whom.
import Building2 from '@lucide/svelte/icons/building-2';
import Bus from '@lucide/svelte/icons/bus';
import CalendarOff from '@lucide/svelte/icons/calendar-off';
import CalendarRange from '@lucide/svelte/icons/calendar-range';
import DoorOpen from '@lucide/svelte/icons/door-open';
import FileUp from '@lucide/svelte/icons/file-up';
import History from '@lucide/svelte/icons/history';
import Inbox from '@lucide/svelte/icons/inbox';
import Projector from '@lucide/svelte/icons/projector';
import Settings from '@lucide/svelte/icons/settings';
import UserCog from '@lucide/svelte/icons/user-cog';
import Users from '@lucide/svelte/icons/users';
import type { Schemas } from '../api/client';
import { pathOf, type PageName } from './route';

type Role = Schemas['Role'];

export interface Place {
  page: PageName;
  path: string;
  icon: typeof Users;
  /** Pages that stand below it. */
  holds: PageName[];
  roles: Role[];
}

const staff: Role[] = ['organizer', 'protocol', 'admin'];
const everybody: Role[] = ['participant', ...staff];
const place = (page: PageName, icon: typeof Users, roles: Role[], ...holds: PageName[]): Place => ({
  page,
  path: pathOf(page),
  icon,
  roles,
  holds: [page, ...holds]
});

/** Groups are told apart by a line. */
export const places: Place[][] = [
  [
    place('events', CalendarRange, everybody, 'new-event', 'series', 'series-detail'),
    place('bookings', Inbox, staff, 'blockings')
  ],
  [
    place('people', Users, staff, 'person'),
    place('organizations', Building2, staff, 'organization'),
    place('rooms', DoorOpen, staff, 'room', 'site', 'travel'),
    place('vehicles', Bus, staff, 'vehicle'),
    place('equipment', Projector, staff, 'equipment-item')
  ],
  [
    place('imports', FileUp, staff),
    place('working-calendars', CalendarOff, staff, 'working-calendar'),
    place('accounts', UserCog, ['admin']),
    place('audit', History, ['protocol', 'admin']),
    place('time-zones', Settings, ['protocol']),
    place('settings', Settings, ['admin'], 'branding', 'time-zones')
  ]
];

/** The pages of one event, in the order of its work. */
export const eventPages = [
  'planner',
  'sessions',
  'documents',
  'outcomes',
  'releases',
  'changes',
  'sharing',
  'event-settings'
] as const satisfies PageName[];
