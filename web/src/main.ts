// Starts the application: look, language, then the page that the address names.
import { mount } from 'svelte';
import App from './App.svelte';
import './shell/fonts.css';
import './shell/tokens.css';
import './shell/base.css';
import { lastEvent } from './programme/last_event';
import { brand } from './shell/brand.svelte';
import { fetchLetters } from './shell/letters';
import { navigation } from './shell/navigation.svelte';
import { pathOf } from './shell/route';
import { applyTheme } from './shell/theme';
import { preferredLanguage, storedLanguage, useLanguage } from './text/language.svelte';

applyTheme();
const language = preferredLanguage(
  location.search,
  storedLanguage(),
  navigator.languages,
  brand.now.defaultLanguage
);
await Promise.all([useLanguage(language), brand.begin()]);
fetchLetters(language);
// Opened from the home screen of a phone: where the reader was last (start_url of the manifests).
const slug = location.search === '?app' ? lastEvent() : undefined;
if (slug) navigation.go(pathOf('agenda', { slug }), 'replace');
mount(App, { target: document.getElementById('app')! });
