// The columns of the three tables of resources.
import { reader, said, t } from '../text/language.svelte';
import type { Column } from '../table/rows';
import type { Equipment, Resource, ResourceKind, Room, Site, Vehicle } from './kinds';
import { weeklyGroups, type OpeningHours } from './opening';

export interface Surroundings {
  site: (id: string) => Site | undefined;
  owner: (id: string | undefined) => string;
}

const figure = (value: number | undefined) =>
  value === undefined ? '' : new Intl.NumberFormat(reader.locale).format(value);

/** Monday–Friday 08:00–18:00, on one line. */
export function hoursText(hours: OpeningHours | undefined): string {
  if (!hours?.weekly) return t('resources.alwaysOpen');
  const groups = weeklyGroups(hours).map(({ first, last, day }) => {
    const days =
      first === last
        ? t(`resources.weekdayShort.${first}`)
        : t('resources.dayRange', {
            first: t(`resources.weekdayShort.${first}`),
            last: t(`resources.weekdayShort.${last}`)
          });
    return `${days} ${day.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')}`;
  });
  return groups.join(' · ') || t('resources.closed');
}

export function layoutsText(room: Room): string {
  return Object.entries(room.capacities ?? {})
    .map(([layout, seats]) => `${t(`resources.layout.${layout}`)} ${figure(seats)}`)
    .join(' · ');
}

function roomColumns(): Column<Room>[] {
  return [
    {
      key: 'capacity',
      title: t('resources.seats'),
      text: (room) => figure(room.capacity),
      order: (room) => room.capacity ?? 0,
      figures: true
    },
    { key: 'layouts', title: t('resources.layouts'), text: layoutsText, wide: true },
    {
      key: 'hours',
      title: t('resources.openingHours'),
      text: (room) => hoursText(room.openingHours),
      wide: true
    }
  ];
}

function vehicleColumns(): Column<Vehicle>[] {
  return [
    {
      key: 'seats',
      title: t('resources.seats'),
      text: (vehicle) => figure(vehicle.seats),
      order: (vehicle) => vehicle.seats,
      figures: true
    },
    {
      key: 'class',
      title: t('resources.class'),
      text: (vehicle) => (vehicle.class ? t(`resources.classes.${vehicle.class}`) : ''),
      wide: true
    },
    { key: 'plate', title: t('resources.plate'), text: (vehicle) => vehicle.plate ?? '', wide: true }
  ];
}

function equipmentColumns(): Column<Equipment>[] {
  return [
    {
      key: 'count',
      title: t('resources.pieces'),
      text: (equipment) => figure(equipment.count),
      order: (equipment) => equipment.count,
      figures: true
    }
  ];
}

const ofKind = {
  room: roomColumns,
  vehicle: vehicleColumns,
  equipment: equipmentColumns
} as Record<ResourceKind, () => Column<Resource>[]>;

export function columnsOf(kind: ResourceKind, { site, owner }: Surroundings): Column<Resource>[] {
  return [
    { key: 'name', title: t('resources.name'), text: ({ name }) => said(name) },
    { key: 'site', title: t('resources.site'), text: ({ siteId }) => said(site(siteId)?.name) },
    ...ofKind[kind](),
    { key: 'owner', title: t('resources.owner'), text: ({ ownerId }) => owner(ownerId), wide: true }
  ];
}
