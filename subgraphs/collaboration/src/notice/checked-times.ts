import { ValidationFailed } from '@houqin/kit/errors';

interface Times {
  readonly publishAt: Date | null;
  readonly expiresAt: Date | null;
}

/** Longer ahead is a slip of the pen. */
const farthestDays = 366;

/** When a notice appears and when it ends. @throws ValidationFailed */
export function checkedTimes({ publishAt, expiresAt }: Times, now: Date): Times {
  const farthest = now.getTime() + farthestDays * 86_400_000;
  if (publishAt && publishAt.getTime() > farthest)
    throw new ValidationFailed('publishAt', 'too-late', { max: farthestDays });
  if (expiresAt && expiresAt <= (publishAt && publishAt > now ? publishAt : now))
    throw new ValidationFailed('expiresAt', 'too-early');
  return { publishAt, expiresAt };
}
