// What these pages ask of the server, one function per request.
import { api, ask, askAgain, askAll, ifMatch, type Answer, type Response, type Schemas } from '../api/client';
import type { ResourceKind, Resource, Site } from './kinds';

const one = (id: string) => ({ params: { path: { id } } });
const matched = (id: string, version: number) => ({
  params: { path: { id }, header: { 'If-Match': ifMatch(version) } }
});
const keyed = (key: string) => ({ params: { header: { 'Idempotency-Key': key } } });
const paged = (cursor: string | undefined, archived: boolean) => ({
  params: { query: { limit: 200, cursor, archived: archived || undefined } }
});

interface Keeper {
  list(cursor: string | undefined, archived: boolean): Promise<Response<{ items: Resource[] }>>;
  get(id: string): Promise<Response<Resource>>;
  // The forms build these bodies member by member; the server is the one that checks them.
  create(key: string, body: object): Promise<Response<Resource>>;
  patch(id: string, version: number, body: object): Promise<Response<Resource>>;
  archive(id: string, version: number): Promise<Response<unknown>>;
}

const keepers: Record<ResourceKind, Keeper> = {
  room: {
    list: (cursor, archived) => api.GET('/rooms', paged(cursor, archived)),
    get: (id) => api.GET('/rooms/{id}', one(id)),
    create: (key, body) => api.POST('/rooms', { ...keyed(key), body: body as Schemas['RoomInput'] }),
    patch: (id, version, body) => api.PATCH('/rooms/{id}', { ...matched(id, version), body }),
    archive: (id, version) => api.DELETE('/rooms/{id}', matched(id, version))
  },
  vehicle: {
    list: (cursor, archived) => api.GET('/vehicles', paged(cursor, archived)),
    get: (id) => api.GET('/vehicles/{id}', one(id)),
    create: (key, body) => api.POST('/vehicles', { ...keyed(key), body: body as Schemas['VehicleInput'] }),
    patch: (id, version, body) => api.PATCH('/vehicles/{id}', { ...matched(id, version), body }),
    archive: (id, version) => api.DELETE('/vehicles/{id}', matched(id, version))
  },
  equipment: {
    list: (cursor, archived) => api.GET('/equipment', paged(cursor, archived)),
    get: (id) => api.GET('/equipment/{id}', one(id)),
    create: (key, body) => api.POST('/equipment', { ...keyed(key), body: body as Schemas['EquipmentInput'] }),
    patch: (id, version, body) => api.PATCH('/equipment/{id}', { ...matched(id, version), body }),
    archive: (id, version) => api.DELETE('/equipment/{id}', matched(id, version))
  }
};

export const pageOfResources = (kind: ResourceKind, archived: boolean) => (cursor: string | undefined) =>
  keepers[kind].list(cursor, archived);
export const allResources = (kind: ResourceKind) => askAll((cursor) => keepers[kind].list(cursor, false));
export const getResource = (kind: ResourceKind, id: string) => ask(() => keepers[kind].get(id));
export const createResource = (kind: ResourceKind, body: object) =>
  askAgain((key) => keepers[kind].create(key, body));
export const changeResource = (kind: ResourceKind, id: string, version: number, body: object) =>
  ask(() => keepers[kind].patch(id, version, body));
export const archiveResource = (kind: ResourceKind, id: string, version: number) =>
  ask(() => keepers[kind].archive(id, version));

export const allSites = () =>
  askAll<Site>((cursor) => api.GET('/sites', { params: { query: { limit: 200, cursor } } }));
export const getSite = (id: string) => ask(() => api.GET('/sites/{id}', one(id)));
export const createSite = (body: Schemas['SiteInput']) =>
  askAgain((key) => api.POST('/sites', { ...keyed(key), body }));
export const changeSite = (id: string, version: number, body: object) =>
  ask(() => api.PATCH('/sites/{id}', { ...matched(id, version), body }));
export const archiveSite = (id: string, version: number) =>
  ask(() => api.DELETE('/sites/{id}', matched(id, version)));
export const roomsOfSite = (siteId: string) =>
  askAll((cursor) => api.GET('/rooms', { params: { query: { siteId, limit: 200, cursor } } }));

export const getUse = (id: string, from: number, to: number) =>
  ask(() =>
    api.GET('/resources/{id}/occupancies', {
      params: { path: { id }, query: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } }
    })
  );

type Booking = Schemas['Booking'];
export const pageOfBookings =
  (status: Schemas['BookingStatus'] | undefined, resource: string | undefined) =>
  (cursor: string | undefined) =>
    api.GET('/bookings', { params: { query: { status, resource, limit: 200, cursor } } });
export const getBooking = (id: string) => ask(() => api.GET('/bookings/{id}', one(id)));
export const requestBooking = (body: Schemas['BookingInput']) =>
  askAgain((key) => api.POST('/bookings', { ...keyed(key), body }));
export const decideBooking = (
  { id, version }: Pick<Booking, 'id' | 'version'>,
  body: Schemas['BookingDecision']
): Promise<Answer<Booking>> =>
  askAgain((key) =>
    api.POST('/bookings/{id}/decide', {
      params: { path: { id }, header: { 'If-Match': ifMatch(version), 'Idempotency-Key': key } },
      body
    })
  );

export const pageOfBlockings = (cursor: string | undefined, resource?: string) =>
  api.GET('/blockings', { params: { query: { resource, limit: 200, cursor } } });
export const blockingsOf = (resource: string) => askAll((cursor) => pageOfBlockings(cursor, resource));
export const allBlockings = () => askAll((cursor) => pageOfBlockings(cursor));
export const previewBlocking = (body: Schemas['BlockingPreviewInput']) =>
  ask(() => api.POST('/blockings/preview', { body }));
export const placeBlocking = (body: Schemas['BlockingInput']) =>
  askAgain((key) => api.POST('/blockings', { ...keyed(key), body }));
export const liftBlocking = (id: string, version: number) =>
  ask(() => api.DELETE('/blockings/{id}', matched(id, version)));

export const allTravelTimes = () =>
  askAll((cursor) => api.GET('/travel-times', { params: { query: { limit: 200, cursor } } }));
export const getTravel = (from: string, to: string) =>
  ask(() => api.GET('/travel-times/between', { params: { query: { from, to } } }));
export const enterTravelTime = (body: Schemas['TravelTimeInput']) =>
  ask(() => api.PUT('/travel-times', { body }) as Promise<Response<unknown>>);
