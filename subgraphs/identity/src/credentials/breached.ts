/**
 * The most used leaked passwords of ten characters and more, with digits and signs at the ends
 * cut off, lower case: `Password123!` is found under `password`. Shorter ones fail by length.
 * Source: the words common to published top-1000 lists (SecLists, 2024 edition); a hospital that
 * wants the whole list puts a service in front of sign-up.
 */
const words = new Set(
  `password passw0rd p@ssword p@ssw0rd passwort contrasena qwerty qwertyuiop qwertyui qwerty123qwerty
   asdfghjkl asdfghjk zxcvbnm zxcvbnmasd qazwsx qazwsxedc qazxsw 1qaz2wsx 1q2w3e4r 1q2w3e4r5t
   1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 zaq12wsx abcdefg abcdefgh abcdefghi abcdefghij abcd abc iloveyou
   iloveyousomuch welcome letmein letmeinplease administrator admin adminadmin administrador root
   rootroot toor changeme changemenow default guest superman batman pokemon starwars football
   baseball basketball princess sunshine shadow michael jennifer computer internet trustno
   monkey dragon master hello helloworld whatever samsung liverpool chelsea arsenal barcelona
   woaini woaini1314 wodemima mima woshishui nihao nihaoma zhongguo hospital yiyuan medical doctor
   nurse secret secretsecret test testtest testing temp temporary summer winter spring autumn
   january monday freedom jordan hunter killer charlie harley ginger jessica pepper summertime
   blink linkedin facebook google myspace passport access accessaccess`
    .split(/\s+/)
    .filter(Boolean),
);

/** Digits only, however long, are guessed first: birthdays, phone numbers, keyboard rows. */
const digitsOnly = /^\d+$/;

export function isBreached(password: string): boolean {
  const lower = password.toLowerCase();
  const core = lower.replace(/^[\d\p{P}\p{S}\p{Z}]+|[\d\p{P}\p{S}\p{Z}]+$/gu, '');
  return digitsOnly.test(lower) || words.has(lower) || words.has(core) || core === '';
}
