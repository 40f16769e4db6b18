/** A version of the vendor contract, as `/vendor/contract.json` publishes it. */
export interface PublishedVersion {
  /** The day it was published. */
  readonly version: string;
  /** The day its end was announced. */
  readonly announced: string | null;
  /** Last day on which nothing breaks it. */
  readonly supportedUntil: string | null;
  readonly changes: readonly { readonly zh: string; readonly en: string }[];
  /** SDL. */
  readonly schema: string;
}

export const contractUrl = '/vendor/contract.json';

/** Reads every published version, the newest last. @throws Error with the status of the answer */
export async function readContract(signal: AbortSignal): Promise<readonly PublishedVersion[]> {
  const response = await fetch(contractUrl, { signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return ((await response.json()) as { versions: PublishedVersion[] }).versions;
}

/** How long a version is still kept to. */
export function supportOf(
  { supportedUntil }: Pick<PublishedVersion, 'supportedUntil'>,
  today: string,
): 'supported' | 'ending' | 'ended' {
  if (supportedUntil === null) return 'supported';
  return supportedUntil >= today ? 'ending' : 'ended';
}
