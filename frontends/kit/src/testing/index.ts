export { checkMessages } from './check-messages.ts';
