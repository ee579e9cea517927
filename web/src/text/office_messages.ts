// Where the words of the office are: no participant loads so much as their addresses.
import type { Sources } from './language.svelte';

export const officeMessages: Sources = {
  office: {
    ar: () => import('virtual:messages/ar/office'),
    fr: () => import('virtual:messages/fr/office'),
    en: () => import('virtual:messages/en/office')
  },
  administration: {
    ar: () => import('virtual:messages/ar/administration'),
    fr: () => import('virtual:messages/fr/administration'),
    en: () => import('virtual:messages/en/administration')
  },
  planner: {
    ar: () => import('virtual:messages/ar/planner'),
    fr: () => import('virtual:messages/fr/planner'),
    en: () => import('virtual:messages/en/planner')
  },
  events: {
    ar: () => import('virtual:messages/ar/events'),
    fr: () => import('virtual:messages/fr/events'),
    en: () => import('virtual:messages/en/events')
  },
  directory: {
    ar: () => import('virtual:messages/ar/directory'),
    fr: () => import('virtual:messages/fr/directory'),
    en: () => import('virtual:messages/en/directory')
  },
  resources: {
    ar: () => import('virtual:messages/ar/resources'),
    fr: () => import('virtual:messages/fr/resources'),
    en: () => import('virtual:messages/en/resources')
  },
  imports: {
    ar: () => import('virtual:messages/ar/imports'),
    fr: () => import('virtual:messages/fr/imports'),
    en: () => import('virtual:messages/en/imports')
  },
  recurrence: {
    ar: () => import('virtual:messages/ar/recurrence'),
    fr: () => import('virtual:messages/fr/recurrence'),
    en: () => import('virtual:messages/en/recurrence')
  }
};
