// The kinds of organisations, in the order in which an office looks for them.
import type { Schemas } from '../api/client';
import { t } from '../text/language.svelte';

const kinds: Schemas['OrganizationKind'][] = [
  'city',
  'province',
  'prefecture',
  'region',
  'state',
  'ministry',
  'parliament',
  'embassy',
  'association',
  'network',
  'federation',
  'international-organization',
  'fund',
  'bank',
  'university',
  'company',
  'other'
];

export const organizationKinds = () => kinds.map((value) => ({ value, text: t(`directory.kind.${value}`) }));
