import { DeadlockException, LockWaitTimeoutException, OptimisticLockError } from '@mikro-orm/core';
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

// 1213 deadlock, 1205 lock wait timeout, 1020 record changed since last read (MariaDB with
// innodb_snapshot_isolation). Raw statements and `begin` throw the driver's own errors.
const lostRaceNumbers = new Set([1213, 1205, 1020]);

function isLostRace(error: unknown): boolean {
  if (error instanceof DeadlockException || error instanceof LockWaitTimeoutException) return true;
  if (error instanceof OptimisticLockError) return true;
  const { errno, code } = (error ?? {}) as { errno?: number; code?: unknown };
  return lostRaceNumbers.has(errno ?? 0) || String(code ?? '').startsWith('SQLITE_BUSY');
}
