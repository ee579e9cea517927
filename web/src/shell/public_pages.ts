// The pages that people without an account open: few, and known at once. All others are looked up in pages.ts, which a
// participant's phone never loads: a table of all pages names all their files.
import { bare, type PageTable } from './page';

export const publicPages: PageTable = {
  home: bare(() => import('../access/SignInPage.svelte'), 'access'),
  'sign-in': bare(() => import('../access/SignInPage.svelte'), 'access'),
  setup: bare(() => import('../setup/SetupPage.svelte'), 'access', 'office', 'administration'),
  invitation: bare(() => import('../access/InvitationPage.svelte'), 'access', 'office'),
  'password-reset': bare(() => import('../access/PasswordResetPage.svelte'), 'access', 'office'),
  link: bare(() => import('../access/LinkPage.svelte'), 'access'),
  agenda: bare(() => import('../programme/AgendaPage.svelte')),
  'agenda-session': bare(() => import('../programme/SessionPage.svelte'), 'session')
};
