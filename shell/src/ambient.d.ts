// Shared at run time, never called by hand: there are no types for it.
declare module 'svelte/internal/client';
declare module '*.css';
