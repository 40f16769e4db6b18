import {
  DeadlockException,
  LockWaitTimeoutException,
  OptimisticLockError,
  type DriverException,
} from '@mikro-orm/core';
import { setTimeout as sleep } from 'node:timers/promises';

const attempts = 4; // the first and three retries, design §7b

/** Runs a whole transaction again when another one won: deadlock, lock timeout, version race. */
export async function retryLostRaces<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === attempts || !isLostRace(error)) throw error;
      // Two that collided must not collide again: 5 to 15 ms, then twice, then four times that.
      await sleep((5 + Math.random() * 10) * 2 ** (attempt - 1));
    }
  }
}

function isLostRace(error: unknown): boolean {
  if (error instanceof DeadlockException || error instanceof LockWaitTimeoutException) return true;
  if (error instanceof OptimisticLockError) return true;
  // MariaDB with innodb_snapshot_isolation: "Record has changed since last read".
  return (error as Partial<DriverException> | null)?.errno === 1020;
}
