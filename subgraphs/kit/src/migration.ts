/** Base of the classes in `migrations/`: domains depend on the kit, not on the ORM's migrator. */
export { Migration } from '@mikro-orm/migrations';
