// Starts the application: look, language, then the page that the address names.
import { mount } from 'svelte';
import App from './App.svelte';
import './shell/fonts.css';
import './shell/tokens.css';
import './shell/base.css';
import { applyTheme } from './shell/theme';
import { preferredLanguage, storedLanguage, useLanguage } from './text/language.svelte';

applyTheme();
await useLanguage(preferredLanguage(location.search, storedLanguage(), navigator.languages));
mount(App, { target: document.getElementById('app')! });
