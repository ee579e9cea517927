// The sign of each session type and state; its word always stands beside it or in the accessible name.
import Award from '@lucide/svelte/icons/award';
import Ban from '@lucide/svelte/icons/ban';
import Bus from '@lucide/svelte/icons/bus';
import Circle from '@lucide/svelte/icons/circle';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Coffee from '@lucide/svelte/icons/coffee';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Handshake from '@lucide/svelte/icons/handshake';
import Landmark from '@lucide/svelte/icons/landmark';
import MapPin from '@lucide/svelte/icons/map-pin';
import Mic from '@lucide/svelte/icons/mic';
import PartyPopper from '@lucide/svelte/icons/party-popper';
import Pencil from '@lucide/svelte/icons/pencil';
import PencilRuler from '@lucide/svelte/icons/pencil-ruler';
import PlaneLanding from '@lucide/svelte/icons/plane-landing';
import PlaneTakeoff from '@lucide/svelte/icons/plane-takeoff';
import Presentation from '@lucide/svelte/icons/presentation';
import Signature from '@lucide/svelte/icons/signature';
import Users from '@lucide/svelte/icons/users';
import Utensils from '@lucide/svelte/icons/utensils';

export const typeIcons = {
  plenary: Landmark,
  panel: Users,
  workshop: PencilRuler,
  presentation: Presentation,
  ceremony: Award,
  signing: Signature,
  'courtesy-call': Handshake,
  bilateral: Handshake,
  visit: MapPin,
  training: GraduationCap,
  meal: Utensils,
  break: Coffee,
  reception: PartyPopper,
  transfer: Bus,
  arrival: PlaneLanding,
  departure: PlaneTakeoff,
  press: Mic,
  other: Circle,
  welcome: Handshake,
  opening: Landmark,
  discussion: Users,
  closing: Landmark,
  meeting: Users,
  consultation: Handshake
} as const;

export const statusIcons = {
  draft: Pencil,
  tentative: CircleDashed,
  confirmed: CircleCheck,
  cancelled: Ban
} as const;
