// The three kinds of resources. They are kept and booked alike and differ in their fields.
import type { Schemas } from '../api/client';
import { pathOf, type PageName } from '../shell/route';

export type ResourceKind = 'room' | 'vehicle' | 'equipment';
export interface ResourceKey {
  kind: ResourceKind;
  id: string;
}
export type Room = Schemas['Room'];
export type Vehicle = Schemas['Vehicle'];
export type Equipment = Schemas['Equipment'];
export type Resource = Room | Vehicle | Equipment;
export type Site = Schemas['Site'];

const listPages: Record<ResourceKind, PageName> = {
  room: 'rooms',
  vehicle: 'vehicles',
  equipment: 'equipment'
};
const ownPages: Record<ResourceKind | 'site', PageName> = {
  room: 'room',
  vehicle: 'vehicle',
  equipment: 'equipment-item',
  site: 'site'
};

export const listPath = (kind: ResourceKind) => pathOf(listPages[kind]);
export const resourcePath = (kind: ResourceKind | 'site', id: string) => pathOf(ownPages[kind], { id });

/** As the API names a resource in a filter. */
export const keyText = (key: { kind: string; id: string }) => `${key.kind}/${key.id}`;

export const layouts = [
  'theatre',
  'classroom',
  'boardroom',
  'u-shape',
  'hollow-square',
  'banquet',
  'cabaret',
  'cocktail',
  'exhibition'
] as const satisfies Schemas['Layout'][];

export const vehicleClasses = [
  'standard',
  'executive',
  'protocol',
  'minibus',
  'coach',
  'utility'
] as const satisfies NonNullable<Vehicle['class']>[];
