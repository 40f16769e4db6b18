import { defineApp } from '@houqin/ui-kit/host';
import HomeCard from './home/home-card.svelte';

/** Exposed as `./home-card`, fills the shell's slot `home`. */
export default defineApp(HomeCard);
