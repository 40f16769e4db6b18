import { defineApp } from '@houqin/ui-kit/host';
import HomeCard from './home/home-card.svelte';

export default defineApp(HomeCard);
